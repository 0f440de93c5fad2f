#include "handlers/execute_api/authorizer_log.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

// The principal of a verdict; its function's answer has one.
std::string_view principal_of(const AuthorizerContext& context) {
  for (const auto& [name, value] : context) {
    if (name == "principalId") return value;
  }
  return {};
}

std::string reason_of(const Fault& fault) {
  if (fault.type == ResponseType::access_denied) return denial_text(fault);
  if (!fault.message.empty()) return fault.message;
  if (!fault.reason.empty()) return fault.reason;
  return std::string(apigateway::info_of(fault.type).message);
}

}  // namespace

std::string denial_text(const Fault& fault) {
  // The API's own policy names whom it refuses.
  if (fault.message.starts_with("User: ")) return fault.message;
  return "The client is not authorized to perform this operation.";
}

std::string masked_text(std::string_view text) {
  constexpr std::size_t shown = 6;
  const std::size_t hidden = text.size() > shown ? text.size() - shown : 0;
  return std::string(hidden, '*').append(text.substr(hidden));
}

void trace_authorizer_start(RequestTrace& trace, const Exchange& exchange,
                            std::string_view authorizer_id) {
  trace.info(fmt::format("Starting authorizer: {} for request: {}", authorizer_id,
                         exchange.request.request_id));
}

void trace_identity(RequestTrace& trace, const std::vector<std::string>& identity) {
  std::vector<std::string> masked;
  masked.reserve(identity.size());
  for (const std::string& one : identity)
    masked.push_back(masked_text(one));
  trace.info(fmt::format("Incoming identity: {}", fmt::join(masked, ", ")));
}

void trace_authorizer_call(RequestTrace& trace, const Exchange& exchange,
                           std::string_view authorizer_id, std::string_view function,
                           std::string_view payload) {
  const std::string& api_id = exchange.request.api_id;
  const std::string uri = invocation_uri(exchange.scope.region, function);
  const std::string source =
      aws::make_arn("execute-api", exchange.scope.region, exchange.scope.account,
                    fmt::format("{}/authorizers/{}", api_id, authorizer_id));
  trace.authorizer_request();
  trace.data("Endpoint request URI: ", uri);
  trace.data("Endpoint request headers: ",
             http::Headers{{"x-amzn-lambda-integration-tag", exchange.request.request_id},
                           {"x-amzn-apigateway-api-id", api_id},
                           {"X-Amz-Source-Arn", source},
                           {"Accept", "application/json"},
                           {"User-Agent", "AmazonAPIGateway_" + api_id},
                           {"X-Amzn-Trace-Id", exchange.trace_id}});
  trace.data("Endpoint request body after transformations: ", payload);
  trace.data("Sending request to ", uri);
}

void trace_authorizer_answer(RequestTrace& trace,
                             const aws::Result<lambda::InvocationOutput>* answer) {
  trace.authorizer_response();
  AuthorizationRecord& record = trace.authorization;
  if (answer == nullptr) return;
  if (!*answer) {
    record.integration_status = answer->error().status;
    return;
  }
  record.integration_status = 200;
  record.request_id = (*answer)->request_id;
  trace.data("Authorizer result body before parsing: ", (*answer)->payload);
}

void trace_verdict(RequestTrace& trace, const AuthorizerContext& context) {
  trace.info(fmt::format("Using valid authorizer policy for principal: {}",
                         masked_text(principal_of(context))));
}

void trace_authorizer_end(RequestTrace& trace, const Exchange& exchange, const Fault* fault) {
  if (fault == nullptr) return trace.info("Successfully completed authorizer execution");
  const auto& info = apigateway::info_of(fault->type);
  switch (fault->type) {
    case ResponseType::authorizer_configuration_error:
      trace.error("Execution failed due to configuration error: Could not parse policy");
      trace.error(info.error_type);
      break;
    case ResponseType::authorizer_failure:
      trace.error(fmt::format("Execution failed: {}", fault->reason));
      trace.error(info.error_type);
      break;
    default:
      trace.error(fmt::format("Unauthorized request: {}", exchange.request.request_id));
      if (!fault->message.empty()) trace.error(fault->message);
      break;
  }
}

bool is_of_authorizer(const Fault& fault) noexcept {
  return fault.type == ResponseType::unauthorized ||
         fault.type == ResponseType::authorizer_failure ||
         fault.type == ResponseType::authorizer_configuration_error;
}

PhaseRecord phase_record(std::chrono::milliseconds latency, const Fault* fault) {
  if (fault == nullptr) return {200, latency, {}};
  const unsigned status =
      fault->status != 0 ? fault->status : apigateway::info_of(fault->type).status;
  return {status, latency, reason_of(*fault)};
}

}  // namespace emulator::execute_api
