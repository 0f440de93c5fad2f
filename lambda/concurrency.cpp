#include "lambda/concurrency.hpp"

#include <utility>

namespace emulator::lambda {

FunctionConcurrency::Place::Place(Place&& other) noexcept
    : owner_(std::move(other.owner_)), counter_(std::exchange(other.counter_, nullptr)) {}

FunctionConcurrency::Place::~Place() {
  if (!owner_) return;
  --owner_->in_flight_;
  if (counter_ != nullptr) --*counter_;
}

FunctionConcurrency::Admission FunctionConcurrency::admit(
    const std::shared_ptr<FunctionConcurrency>& function, std::string_view version) {
  Admission admission;
  if (!function) return admission;
  unsigned* counter = nullptr;
  if (function->reserved_) {
    if (function->in_flight_ >= *function->reserved_) {
      admission.refusal = Refusal::function_limit;
      return admission;
    }
  } else {
    if (!function->shares_.empty()) {
      const auto share = function->shares_.find(version);
      if (share != function->shares_.end() && share->second.in_flight < share->second.provisioned) {
        counter = &share->second.in_flight;
      }
    }
    if (counter == nullptr) {
      AccountConcurrency& account = *function->account_;
      if (account.in_flight >= account.unreserved()) {
        admission.refusal = Refusal::account_limit;
        return admission;
      }
      counter = &account.in_flight;
    }
    ++*counter;
  }
  ++function->in_flight_;
  admission.place.owner_ = function;
  admission.place.counter_ = counter;
  return admission;
}

void FunctionConcurrency::provision(std::string_view version, unsigned count) {
  const auto share = shares_.find(version);
  if (share != shares_.end()) {
    share->second.provisioned = count;
  } else if (count > 0) {
    shares_.emplace(version, Share{count, 0});
  }
}

}  // namespace emulator::lambda
