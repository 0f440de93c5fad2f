#include "handlers/execute_api/authorizer_log.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/clock.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

// AWS cuts long lines there.
constexpr std::size_t longest_text = 1024;

std::string cut(std::string_view text) {
  if (text.size() <= longest_text) return std::string(text);
  return fmt::format("{} [TRUNCATED]", text.substr(0, longest_text));
}

}  // namespace

std::string masked_text(std::string_view text) {
  constexpr std::size_t shown = 6;
  const std::size_t hidden = text.size() > shown ? text.size() - shown : 0;
  return std::string(hidden, '*').append(text.substr(hidden));
}

AuthorizerLog::AuthorizerLog(const Clock& clock)
    : clock_(clock), text_("Execution log for request test-request\n") {}

void AuthorizerLog::line(std::string_view text) {
  text_ += fmt::format("{} : {}\n", java_timestamp(clock_.now()), text);
}

void AuthorizerLog::started(const Exchange& exchange, const std::string& authorizer_id) {
  line(fmt::format("Starting authorizer: {} for request: {}", authorizer_id,
                   exchange.request.request_id));
}

void AuthorizerLog::identified(const std::vector<std::string>& identity) {
  std::vector<std::string> masked;
  for (const std::string& one : identity)
    masked.push_back(masked_text(one));
  line(fmt::format("Incoming identity: {}", fmt::join(masked, ", ")));
}

void AuthorizerLog::asks(const Exchange& exchange, const std::string& authorizer_id,
                         std::string_view function, std::string_view payload) {
  const std::string& api_id = exchange.request.api_id;
  const std::string uri = invocation_uri(exchange.scope.region, function);
  const std::string source =
      aws::make_arn("execute-api", exchange.scope.region, exchange.scope.account,
                    fmt::format("{}/authorizers/{}", api_id, authorizer_id));
  line(fmt::format("Endpoint request URI: {}", uri));
  line(
      fmt::format("Endpoint request headers: {{x-amzn-lambda-integration-tag={}, "
                  "x-amzn-apigateway-api-id={}, X-Amz-Source-Arn={}, Accept=application/json, "
                  "User-Agent=AmazonAPIGateway_{}, X-Amzn-Trace-Id={}}}",
                  exchange.request.request_id, api_id, source, api_id, exchange.trace_id));
  line(fmt::format("Endpoint request body after transformations: {}", cut(payload)));
  line(fmt::format("Sending request to {}", uri));
}

void AuthorizerLog::answered(std::string_view payload) {
  line(fmt::format("Authorizer result body before parsing: {}", cut(payload)));
}

void AuthorizerLog::judged(std::string_view principal) {
  line(fmt::format("Using valid authorizer policy for principal: {}", masked_text(principal)));
}

void AuthorizerLog::completed() {
  line("Successfully completed authorizer execution");
}

void AuthorizerLog::failed(const Fault& fault) {
  const auto& info = apigateway::info_of(fault.type);
  switch (fault.type) {
    case ResponseType::authorizer_configuration_error:
      line("Execution failed due to configuration error: Could not parse policy");
      line(info.error_type);
      break;
    case ResponseType::authorizer_failure:
      line(fmt::format("Execution failed: {}", fault.reason));
      line(info.error_type);
      break;
    default:
      line("Unauthorized request: test-request");
      if (!fault.message.empty()) line(fault.message);
      break;
  }
}

}  // namespace emulator::execute_api
