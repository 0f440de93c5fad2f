#include "handlers/websocket_api/mapping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "handlers/apigateway/mapping.hpp"
#include "handlers/apigatewayv2/live_socket.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/websocket_api/mapping_variables.hpp"
#include "handlers/websocket_api/parameters.hpp"
#include "handlers/websocket_api/selection.hpp"

namespace emulator::websocket_api {

namespace {

using apigatewayv2::LiveIntegration;
using apigatewayv2::SocketMapping;
using execute_api::IntegrationAnswer;
using execute_api::IntegrationRequest;

Fault misconfigured(std::string reason) {
  Fault fault;
  fault.reason = std::move(reason);
  return fault;
}

// Messages are texts. Only a text is made binary, and only what is binary a text.
std::optional<std::string> converted(std::string body, const std::string& handling) {
  return execute_api::converted(std::move(body), handling, handling == "CONVERT_TO_TEXT");
}

std::variant<std::string, Fault> render(const vtl::Template& text, const std::string& body,
                                        const Connection& connection,
                                        const Occurrence& occurrence) {
  MappingVariables variables(connection, occurrence, body);
  vtl::Limits limits;
  limits.bytes += body.size() * 8;
  limits.steps += body.size() / 8;
  vtl::Arena arena(limits.bytes, limits.steps);
  vtl::Rendering rendering = text.render(variables, arena, limits);
  if (!rendering.ok()) return misconfigured("a mapping template failed: " + rendering.fault);
  return std::move(rendering.text);
}

bool passes(const SocketMapping& mapping) {
  return mapping.passthrough_behavior == "WHEN_NO_MATCH" ||
         (mapping.passthrough_behavior == "WHEN_NO_TEMPLATES" && mapping.templates.empty());
}

std::variant<std::string, Fault> request_body(const SocketMapping& mapping,
                                              const Connection& connection,
                                              const Occurrence& occurrence) {
  auto body = converted(occurrence.body, mapping.content_handling);
  if (!body) return misconfigured("the message is no base64 that could be decoded");
  const std::string key = evaluate(mapping.template_selection, occurrence.body);
  const vtl::Template* found = apigatewayv2::select(mapping.templates, key);
  if (found != nullptr) return render(*found, *body, connection, occurrence);
  if (passes(mapping)) return std::move(*body);
  Fault fault;
  fault.status = 415;
  fault.message = "Unsupported Media Type";
  fault.reason = fmt::format("no request template for '{}', and nothing may pass through", key);
  return fault;
}

// A proxy gets the handshake as it came.
void pass_handshake(const Occurrence& occurrence, IntegrationRequest& out) {
  for (const auto& [name, value] : occurrence.headers) {
    const bool of_the_protocol = http::equals_ignoring_case(name, "Host") ||
                                 http::equals_ignoring_case(name, "Upgrade") ||
                                 name.starts_with("Sec-WebSocket-");
    if (of_the_protocol) continue;
    if (execute_api::passes_to_endpoint(name, value)) out.headers.add(name, value);
  }
  out.query = occurrence.query;
}

std::variant<http::Response, Fault> answer_of(const SocketMapping::Answer& chosen,
                                              IntegrationAnswer answer, bool has_own_body,
                                              const Connection& connection,
                                              const Occurrence& occurrence) {
  const AnswerView view{answer.status, answer.headers, answer.body};
  const std::string key = evaluate(chosen.template_selection, occurrence.body, &view);
  http::Response response{answer.status, {}, {}};
  auto body = converted(std::move(answer.body), chosen.content_handling);
  if (!body) return misconfigured("the answer is no base64 that could be decoded");
  const vtl::Template* found = apigatewayv2::select(chosen.templates, key);
  if (found == nullptr) {
    if (has_own_body) response.body = std::move(*body);
    return response;
  }
  auto rendered = render(*found, *body, connection, occurrence);
  if (auto* fault = std::get_if<Fault>(&rendered)) return std::move(*fault);
  response.body = std::move(std::get<std::string>(rendered));
  return response;
}

}  // namespace

std::variant<IntegrationRequest, Fault> map_request(const LiveIntegration& integration,
                                                    const Connection& connection,
                                                    const Occurrence& occurrence) {
  IntegrationRequest out;
  if (integration.type == LiveIntegration::Type::http_proxy) {
    pass_handshake(occurrence, out);
    out.body = occurrence.body;
  } else {
    auto body = request_body(*integration.mapping, connection, occurrence);
    if (auto* fault = std::get_if<Fault>(&body)) return std::move(*fault);
    out.body = std::move(std::get<std::string>(body));
  }
  for (const auto& [target, expression] : integration.request_parameters)
    execute_api::set_parameter(out, target, parameter_values(expression, connection, occurrence));
  if (!out.headers.contains("Content-Type")) out.headers.add("Content-Type", "application/json");
  return out;
}

std::variant<http::Response, Fault> map_answer(const apigatewayv2::LiveRoute& route,
                                               IntegrationAnswer answer,
                                               const Connection& connection,
                                               const Occurrence& occurrence) {
  const LiveIntegration& integration = *route.integration;
  const SocketMapping& mapping = *integration.mapping;
  const AnswerView view{answer.status, answer.headers, answer.body};
  const std::string selector = answer.selector
                                   ? *answer.selector
                                   : evaluate(mapping.response_selection, occurrence.body, &view);
  const SocketMapping::Answer* chosen = mapping.find(selector);
  const bool has_own_body = integration.type != LiveIntegration::Type::mock;
  if (chosen != nullptr) {
    return answer_of(*chosen, std::move(answer), has_own_body, connection, occurrence);
  }
  if (route.answers) {
    return misconfigured(
        fmt::format("no integration response fits '{}', and there is no $default", selector));
  }
  return http::Response{answer.status, {}, {}};
}

std::optional<Fault> check(const apigatewayv2::LiveRoute& route, const Occurrence& occurrence) {
  if (!route.checks) return std::nullopt;
  const apigatewayv2::SocketChecks& checks = *route.checks;
  if (occurrence.type == Occurrence::Type::connect) {
    std::vector<std::string_view> missing;
    for (const std::string& name : checks.required) {
      if (!has_parameter(name, occurrence)) missing.push_back(name_of_parameter(name));
    }
    if (missing.empty()) return std::nullopt;
    return Fault{400,
                 fmt::format("Missing required request parameters: [{}]", fmt::join(missing, ", ")),
                 "the handshake lacks parameters"};
  }
  if (checks.selection.empty()) return std::nullopt;
  const std::string key = evaluate(checks.selection, occurrence.body);
  const json_schema::Schema* schema = apigatewayv2::select(checks.models, key);
  if (schema == nullptr) {
    return Fault{400, "Bad request body", fmt::format("there is no model for '{}'", key)};
  }
  const auto faults = schema->validate(occurrence.body);
  if (faults.empty()) return std::nullopt;
  return Fault{400, "Bad request body", fmt::format("[{}]", fmt::join(faults, ", "))};
}

}  // namespace emulator::websocket_api
