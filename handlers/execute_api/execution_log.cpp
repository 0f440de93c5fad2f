#include "handlers/execute_api/execution_log.hpp"

#include <fmt/format.h>

#include "handlers/apigateway/stage_features.hpp"
#include "handlers/execute_api/authorizer_log.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/media_type.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

std::string explain(const Exchange& exchange, const Fault& fault) {
  switch (fault.type) {
    case ResponseType::api_configuration_error:
      return "Execution failed due to configuration error: " + fault.reason;
    case ResponseType::integration_timeout:
      return "Execution failed due to a timeout error";
    case ResponseType::integration_failure:
      return "Execution failed due to a network error communicating with endpoint: " + fault.reason;
    case ResponseType::access_denied:
      return denial_text(fault);
    case ResponseType::bad_request_body: {
      auto media_type = without_parameters(exchange.request.request.headers.get("Content-Type"));
      if (media_type.empty()) media_type = "application/json";
      return fmt::format("Request body does not match model schema for content type {}: {}",
                         media_type, fault.validation);
    }
    default:
      break;
  }
  if (!fault.reason.empty()) return fault.reason;
  if (!fault.message.empty()) return fault.message;
  return std::string(apigateway::info_of(fault.type).message);
}

std::optional<std::string> milliseconds(std::optional<std::chrono::milliseconds> time) {
  if (!time) return std::nullopt;
  return std::to_string(time->count());
}

std::optional<std::string> number(std::optional<unsigned> value) {
  if (!value) return std::nullopt;
  return std::to_string(*value);
}

std::optional<std::string> integration_variable(const IntegrationRecord& record,
                                                std::string_view name) {
  if (name == "integrationStatus" || name == "integration.integrationStatus") {
    return number(record.status);
  }
  // What the function has said, not Lambda.
  if (name == "integration.status") {
    return number(record.is_function_proxy ? record.returned_status : record.status);
  }
  if (name == "integration.latency" || name == "integrationLatency") {
    return milliseconds(record.latency);
  }
  if (name == "integration.responseTransferMode") return std::string(record.transfer_mode);
  if (name == "integration.timeToAllHeaders") return milliseconds(record.time_to_headers);
  if (name == "integration.timeToFirstContent") return milliseconds(record.time_to_content);
  if (name == "integration.requestId" || name == "awsEndpointRequestId") return record.request_id;
  if (name == "integration.error" || name == "integrationErrorMessage") return record.error;
  return std::nullopt;
}

std::optional<std::string> phase_variable(const PhaseRecord& phase, std::string_view name) {
  if (name == "status") return number(phase.status);
  if (name == "latency") return milliseconds(phase.latency);
  return name == "error" ? std::optional(phase.error) : std::nullopt;
}

// "authenticate.status"; nothing for a phase that the request did not come to.
std::optional<std::string> authorization_variable(const AuthorizationRecord& record,
                                                  std::string_view name) {
  const auto dot = name.find('.');
  if (dot == name.npos) return std::nullopt;
  const std::string_view phase = name.substr(0, dot);
  const std::string_view member = name.substr(dot + 1);
  if (phase == "authenticate") return phase_variable(record.authenticate, member);
  if (phase == "authorize") return phase_variable(record.authorize, member);
  if (phase != "authorizer" || !record.authorizer.status) return std::nullopt;
  if (member == "integrationStatus") return number(record.integration_status);
  if (member == "integrationLatency") return milliseconds(record.integration_latency);
  if (member == "requestId") return record.request_id;
  return phase_variable(record.authorizer, member);
}

}  // namespace

bool is_traced(const Exchange& exchange) noexcept {
  return exchange.features && (!exchange.features->access_log_format.empty() ||
                               trace_level(exchange) != RequestTrace::Level::off);
}

RequestTrace::Level trace_level(const Exchange& exchange) noexcept {
  using enum RequestTrace::Level;
  if (exchange.settings == nullptr) return off;
  if (exchange.settings->logging_level == "INFO") return info;
  return exchange.settings->logging_level == "ERROR" ? error : off;
}

void trace_arrival(RequestTrace& trace, const Exchange& exchange) {
  trace.info("Extended Request Id: " + exchange.extended_request_id);
}

void trace_plan(RequestTrace& trace, const Exchange& exchange, std::string_view key,
                bool is_required) {
  constexpr std::size_t shown = 6;
  std::string masked(key.size() > shown ? key.size() - shown : key.size(), '*');
  if (key.size() > shown) masked += key.substr(key.size() - shown);
  const UserRequest& request = exchange.request;
  const std::string stage = fmt::format("{}/{}", request.api_id, request.stage);
  trace.info(fmt::format("Verifying Usage Plan for request: {}. API Key: {} API Stage: {}",
                         request.request_id, masked, stage));
  if (!is_required) {
    trace.info(fmt::format(
        "API Key {} authorized because method '{} {}' does not require API Key. Request will not "
        "contribute to throttle or quota limits",
        masked, exchange.method->http_method, exchange.resource->path));
  }
  trace.info(
      fmt::format("Usage Plan check succeeded for API Key {} and API Stage {}", masked, stage));
}

void trace_execution(RequestTrace& trace, const Exchange& exchange,
                     const vtl::InputParameters& parameters) {
  const http::Request& request = exchange.request.request;
  trace.info("Starting execution for request: " + exchange.request.request_id);
  trace.info(
      fmt::format("HTTP Method: {}, Resource Path: {}", request.method, exchange.resource->path));
  trace.data("Method request path: ", map_text(parameters.path));
  trace.data("Method request query string: ", map_text(parameters.querystring));
  trace.data("Method request headers: ", map_text(parameters.header));
  trace.data("Method request body before transformations: ", request.body);
}

void trace_completion(RequestTrace& trace, const Exchange& exchange, const Fault* fault,
                      const http::Response& response) {
  if (fault != nullptr) {
    if (!is_of_authorizer(*fault)) trace.error(explain(exchange, *fault));
    trace.info(fmt::format("Gateway response type: {} with status code: {}",
                           apigateway::info_of(fault->type).name, response.status));
    trace.data("Gateway response body: ", response.body);
    trace.data("Gateway response headers: ", response.headers);
    trace.error(fmt::format("Method completed with status: {}", response.status));
    return;
  }
  const IntegrationRecord& integration = trace.integration;
  if (!integration.is_streamed()) {
    trace.data("Method response body after transformations: ", response.body);
  }
  trace.data("Method response headers: ", response.headers);
  // A stream that broke off has said so.
  if (!integration.is_streamed() || integration.error.empty()) {
    trace.info("Successfully completed execution");
  }
  trace.info(fmt::format("Method completed with status: {}", response.status));
}

std::string test_log(std::string_view request_id, const RequestTrace& trace) {
  std::string out = fmt::format("Execution log for request {}\n", request_id);
  for (const auto& [time, text] : trace.lines()) {
    out += fmt::format("{} : {}\n", java_timestamp(time), text);
  }
  return out;
}

std::optional<std::string> access_variable(const Exchange& exchange, const Fault* fault,
                                           const http::Response& response, std::string_view name) {
  if (name == "status") return std::to_string(response.status);
  if (name == "responseLength") {
    const bool streams = exchange.trace != nullptr && exchange.trace->integration.is_streamed();
    const std::size_t streamed = streams ? exchange.trace->integration.streamed_bytes : 0;
    return std::to_string(response.body.size() + streamed);
  }
  if (exchange.trace != nullptr) {
    if (name == "responseLatency") return milliseconds(exchange.trace->latency());
    if (auto value = integration_variable(exchange.trace->integration, name)) return value;
    if (auto value = authorization_variable(exchange.trace->authorization, name)) return value;
  }
  return context_text(exchange, fault, name);
}

std::string execution_log_group(const Exchange& exchange) {
  return fmt::format("API-Gateway-Execution-Logs_{}/{}", exchange.request.api_id,
                     exchange.request.stage);
}

std::string log_stream(const Exchange& exchange) {
  // FNV-1a: the same stage always writes to the same stream.
  std::uint64_t first = 14'695'981'039'346'656'037u;
  std::uint64_t second = ~first;
  for (const char c : exchange.request.api_id + "/" + exchange.request.stage) {
    first = (first ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
    second = (second ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  }
  return fmt::format("{:016x}{:016x}", first, second);
}

}  // namespace emulator::execute_api
