#pragma once

// The status of provisioned concurrency as AWS writes it. Include it in .cpp files only.

#include <string>

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/function.hpp"

namespace emulator::lambda {

struct ServiceState;

// Of a version or alias of the function that is provisioned.
struct ProvisionedView {
  Function& function;
  const std::string& qualifier;
  const ProvisionedConcurrency& config;
};

// The members, within an object that is open.
void write_provisioned(aws::JsonWriter& writer, const ServiceState& state,
                       const ProvisionedView& view);
http::Response provisioned_response(unsigned status, const ServiceState& state,
                                    const ProvisionedView& view);

// What Get and Delete name: the function, and a qualifier that is no $LATEST.
struct ProvisionedTarget {
  Function* function = nullptr;
  std::string qualifier;
};

aws::Result<ProvisionedTarget> provisioned_target_of(ServiceState& state,
                                                     const aws::RestCall& call);

}  // namespace emulator::lambda
