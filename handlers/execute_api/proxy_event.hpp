#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "daemon/aws/caller.hpp"
#include "daemon/http/message.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/apigateway/route_tree.hpp"

namespace emulator::execute_api {

// What a Lambda proxy event says besides the request itself.
struct ProxyEventContext {
  std::string_view resource_id;
  std::string_view resource_path;  // "/orders/{id}"
  const apigateway::PathParameters& path_parameters;
  const apigateway::StringMap& stage_variables;
  std::string_view account_id;
  std::string_view api_id;
  std::string_view stage;
  std::string_view deployment_id;
  std::string_view domain_name;
  std::string_view request_id;
  std::string_view extended_request_id;
  std::string_view trace_id;
  std::chrono::system_clock::time_point time;
  // The path begins with what is mapped to the stage, and the stage isn't before it.
  bool by_custom_domain = false;
  bool base64_body = false;
  // Set for the event of a REQUEST authorizer, which has no body.
  std::string_view method_arn = {};
  // "1.0" in the events of HTTP APIs; those of REST APIs say none.
  std::string_view version = {};
  std::string_view authorizer = {};  // JSON
  std::string_view api_key = {};
  std::string_view api_key_id = {};
  const aws::Caller* caller = nullptr;  // who has signed, where IAM authorizes
};

// The event of a Lambda proxy integration of a REST API (payload format 1.0). `path` is what
// follows the stage, raw.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
std::string build_proxy_event(const http::Request& request, std::string_view path,
                              const ProxyEventContext& context);

}  // namespace emulator::execute_api
