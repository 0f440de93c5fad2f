#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "daemon/aws/policy.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// What the conditions of a policy may ask about a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
aws::PolicyKeys policy_keys(const http::Request& request, std::chrono::system_clock::time_point now,
                            const aws::Caller* caller);

// What a policy says to a request, an exchange's or any.
aws::Decision decide(const aws::Policy& policy, const Exchange& exchange);
aws::Decision decide(const aws::Policy& policy, std::string_view arn, const http::Request& request,
                     std::chrono::system_clock::time_point now,
                     const aws::Caller* caller = nullptr);

// What the policies of a caller and of an API come to: AWS's tables A, for callers of the API's own
// account, and B.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
aws::Decision combined(aws::Decision of_caller, aws::Decision of_resource, bool same_account);

// "User: anonymous is not authorized to perform: execute-api:Invoke on resource: …"; nothing for
// what is allowed.
std::optional<Fault> policy_fault(aws::Decision decision, const Exchange& exchange);

}  // namespace emulator::execute_api
