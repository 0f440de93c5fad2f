#pragma once

#include <span>
#include <string_view>

#include "daemon/aws/faults.hpp"
#include "handlers/apigatewayv2/document.hpp"

namespace emulator::apigatewayv2 {

// An integration subtype of HTTP APIs: the action of a service, and the parameters it takes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// http-api-develop-integrations-aws-services-reference.html
struct FirstClassAction {
  std::string_view subtype;  // "SQS-SendMessage"
  std::string_view service;  // "sqs"; empty for one that the emulator has not
  std::string_view action;   // "SendMessage"
  std::span<const std::string_view> required;
  std::span<const std::string_view> optional;
};

// Null for a subtype that AWS has not either.
const FirstClassAction* find_action(std::string_view subtype) noexcept;

// What keeps the parameters of an integration from being those that its action takes.
void check_parameters(const FirstClassAction& action, const TextMap& parameters,
                      aws::Faults& faults);

}  // namespace emulator::apigatewayv2
