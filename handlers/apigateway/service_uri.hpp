#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::apigateway {

// What the URI of an AWS integration names:
// arn:aws:apigateway:{region}:{service}:action/{name} and …:path/{path}. Stage variables in it stay
// as they are.
struct ServiceUri {
  std::string region;
  std::string service;  // "sqs"
  bool is_action = false;
  std::string target;  // "Publish", or the path without its first slash
};
aws::Result<ServiceUri> parse_service_uri(std::string_view uri);

}  // namespace emulator::apigateway
