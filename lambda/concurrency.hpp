#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::lambda {

// The concurrent executions of one account in one region.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
struct AccountConcurrency {
  unsigned limit = 0;
  unsigned reserved = 0;     // kept for functions that have a reservation
  unsigned provisioned = 0;  // kept for versions of functions that have none
  unsigned in_flight = 0;    // invocations that take from what is left

  unsigned unreserved() const noexcept {
    const unsigned kept = reserved + provisioned;
    return limit > kept ? limit - kept : 0;
  }
};

// Admits invocations of one function, of all its versions together.
class FunctionConcurrency {
 public:
  enum class Refusal { function_limit, account_limit };

  // A place that an invocation has until it is over.
  class Place {
   public:
    Place() = default;
    Place(Place&& other) noexcept;
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

   private:
    friend class FunctionConcurrency;
    std::shared_ptr<FunctionConcurrency> owner_;
    unsigned* counter_ = nullptr;  // besides that of the function
  };

  struct Admission {
    std::optional<Refusal> refusal;
    Place place;
  };

  explicit FunctionConcurrency(std::shared_ptr<AccountConcurrency> account)
      : account_(std::move(account)) {}

  // Without a function there is no limit.
  static Admission admit(const std::shared_ptr<FunctionConcurrency>& function,
                         std::string_view version);

  void reserve(std::optional<unsigned> reserved) noexcept { reserved_ = reserved; }
  std::optional<unsigned> reserved() const noexcept { return reserved_; }
  // What a version has of its own, 0 for nothing.
  void provision(std::string_view version, unsigned count);

 private:
  struct Share {
    unsigned provisioned = 0;
    unsigned in_flight = 0;
  };

  std::shared_ptr<AccountConcurrency> account_;
  std::optional<unsigned> reserved_;
  unsigned in_flight_ = 0;
  // Never erased from: places point into it.
  std::map<std::string, Share, std::less<>> shares_;
};

}  // namespace emulator::lambda
