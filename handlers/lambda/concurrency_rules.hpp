#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

struct Function;

// What an account has, without the function that a call is about.
struct ConcurrencyOfOthers {
  std::int64_t limit = 0;
  std::int64_t reserved = 0;
  std::int64_t provisioned = 0;  // by functions without a reservation

  std::int64_t left() const noexcept { return limit - reserved - provisioned; }
};

// AWS keeps this much for functions without a reservation; all of a smaller account.
std::int64_t kept_unreserved(std::int64_t limit) noexcept;

std::int64_t provisioned_total(const Function& function);

// PutFunctionConcurrency: InvalidParameterValueException past what the account can spare, or below
// what the function has provisioned.
std::optional<aws::Error> check_reservation(const ConcurrencyOfOthers& others,
                                            const Function& function, std::int64_t requested);

// PutProvisionedConcurrencyConfig on a version or alias that exists.
std::optional<aws::Error> check_provisioning(const ConcurrencyOfOthers& others,
                                             const Function& function, const std::string& qualifier,
                                             std::int64_t requested);

// How many environments each version is to have ahead; a weighted alias splits its own.
std::map<std::string, std::int64_t> provisioned_by_version(const Function& function);

}  // namespace emulator::lambda
