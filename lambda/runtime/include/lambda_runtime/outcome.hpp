#pragma once

#include <utility>
#include <variant>

namespace emulator::lambda_runtime {

// A result or the reason why there is none, with the member functions of AWS's type of that name.
template <class Result, class Failure>
class outcome {
 public:
  outcome(Result result) : value_(std::in_place_index<0>, std::move(result)) {}
  outcome(Failure failure) : value_(std::in_place_index<1>, std::move(failure)) {}

  bool is_success() const noexcept { return value_.index() == 0; }

  // Only after is_success() said so; otherwise they throw std::bad_variant_access.
  const Result& get_result() const& { return std::get<0>(value_); }
  Result& get_result() & { return std::get<0>(value_); }
  Result&& get_result() && { return std::get<0>(std::move(value_)); }
  const Failure& get_failure() const& { return std::get<1>(value_); }

 private:
  std::variant<Result, Failure> value_;
};

}  // namespace emulator::lambda_runtime
