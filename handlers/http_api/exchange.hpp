#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/caller.hpp"
#include "daemon/http/message.hpp"
#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::http_api {

// One request to an HTTP API, and what became known of it on its way.
struct Exchange {
  http::Request& request;
  std::string request_id;
  std::string trace_id;
  std::chrono::system_clock::time_point time;
  std::shared_ptr<const apigatewayv2::LiveApi> api = nullptr;
  std::shared_ptr<const apigatewayv2::LiveStage> stage = nullptr;
  std::shared_ptr<const apigatewayv2::DeployedApi> deployed = nullptr;
  // As events and logs show it: the stage's name before it, unless that is "$default".
  std::string raw_path = {};
  // The path of a request that came by a custom domain name, with the mapping's key: events of
  // format 1.0 show it, those of 2.0 don't.
  std::string mapped_path = {};
  std::string domain_name = {};
  const apigatewayv2::LiveRoute* route = nullptr;
  apigatewayv2::PathParameters path_parameters = {};
  // What the authorizer says: for an event of either format, and for $context.authorizer.*.
  std::string authorizer_v2 = {};
  std::string authorizer_v1 = {};
  apigatewayv2::TextMap authorizer_variables = {};
  std::optional<aws::Caller> caller = {};  // who has signed, where IAM authorizes
  // What went wrong, for the logs.
  std::string error = {};
  std::optional<unsigned> integration_status = {};
  std::chrono::milliseconds integration_latency{0};

  std::string_view domain_prefix() const noexcept {
    return std::string_view(domain_name).substr(0, domain_name.find('.'));
  }
  // arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}
  std::string route_arn() const;
};

// "requestId", "http.method"…: what follows "$context.". Nothing for one that is unknown or has no
// value. `response` is what goes back, null as long as there is none.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
std::optional<std::string> context_variable(const Exchange& exchange, std::string_view name,
                                            const http::Response* response = nullptr);

// The line of an access log.
std::string access_log_line(const Exchange& exchange, std::string_view format,
                            const http::Response& response);

}  // namespace emulator::http_api
