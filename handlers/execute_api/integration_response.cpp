#include "handlers/execute_api/integration_response.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/execute_api/template_choice.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MappedIntegration;

const MappedIntegration::Answer* select(const MappedIntegration& integration,
                                        const std::optional<std::string>& selector) {
  const MappedIntegration::Answer* otherwise = nullptr;
  for (const auto& answer : integration.answers) {
    if (!answer.pattern) {
      otherwise = &answer;
    } else if (selector && answer.pattern->matches(*selector)) {
      return &answer;
    }
  }
  return otherwise;
}

// The body as the caller takes it: where contentHandling is silent, what the caller accepts
// decides.
std::optional<std::string> taken_body(std::string body, std::string_view content_handling,
                                      std::string_view content_type, const Exchange& exchange) {
  const auto& binary = exchange.deployed->binary_media_types;
  if (content_handling.empty() && !binary.empty()) {
    const auto accept = exchange.request.request.headers.get("Accept");
    content_handling = accepts_binary(binary, accept) ? "CONVERT_TO_BINARY" : "CONVERT_TO_TEXT";
  }
  return converted(std::move(body), content_handling, is_binary(binary, content_type));
}

constexpr std::string_view no_base64 = "the answer is no base64 that could be decoded";

// What a template has set in $context.responseOverride.
void apply_overrides(const vtl::Map& overrides, http::Response& response) {
  const vtl::Value status = overrides.get("status");
  if (!vtl::is_null(status)) {
    const std::string text = text_of(status);
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (number >= 100 && number <= 599) response.status = number;
  }
  const vtl::Map* headers = vtl::as_map(overrides.get("header"));
  if (headers == nullptr) return;
  for (const auto& [name, value] : headers->entries)
    response.headers.set(name, fmt::format("{}", fmt::join(texts_of(value), ",")));
}

}  // namespace

Outcome map_response(const MappedIntegration& integration, IntegrationAnswer answer,
                     const Exchange& exchange, const vtl::InputParameters& parameters) {
  const auto* chosen = select(integration, answer.selector);
  if (chosen == nullptr) {
    const bool is_function = integration.kind == MappedIntegration::Kind::lambda;
    const std::string status = std::to_string(answer.status);
    std::string reason = fmt::format(
        "No match for output mapping and no default output mapping configured. Endpoint Response "
        "Status Code: {}",
        is_function ? status : answer.selector.value_or(status));
    if (is_function && answer.selector) {
      reason += fmt::format(". The function failed with '{}'", *answer.selector);
    }
    return configuration_error(std::move(reason));
  }
  http::Response response{chosen->status, {}, {}};
  for (const auto& [name, expression] : chosen->headers) {
    const auto values = response_values(expression, exchange, answer.headers, answer.body);
    if (values.empty()) continue;
    response.headers.set(name, fmt::format("{}", fmt::join(values, ",")));
  }
  // MOCK has no answer of its own that could be converted.
  const bool is_mock = integration.kind == MappedIntegration::Kind::mock;
  auto body = is_mock ? std::optional(std::move(answer.body))
                      : taken_body(std::move(answer.body), chosen->content_handling,
                                   answer.headers.get("Content-Type"), exchange);
  if (!body) return configuration_error(std::string(no_base64));
  const auto accept = exchange.request.request.headers.get("Accept");
  const auto found = choose_accepted(chosen->templates, accept);
  const bool has_template = found != chosen->templates.end();
  std::string media_type = has_template ? found->first : "application/json";
  if (has_template && found->second) {
    MappingVariables variables(exchange, parameters, *body);
    vtl::Limits limits;
    limits.bytes += body->size() * 8;
    limits.steps += body->size() / 8;
    vtl::Arena arena(limits.bytes, limits.steps);
    auto rendering = found->second->render(variables, arena, limits);
    if (!rendering.ok()) {
      return configuration_error(
          fmt::format("the response template for {} failed: {}", media_type, rendering.fault));
    }
    response.body = std::move(rendering.text);
    // What a mock answers with is what its template makes; binary, it stands there as base64.
    if (is_mock && chosen->content_handling == "CONVERT_TO_BINARY") {
      auto decoded = base64_decode(response.body);
      if (!decoded) return configuration_error(std::string(no_base64));
      response.body = std::move(*decoded);
    }
    const vtl::Map* overrides = variables.overridden("responseOverride");
    if (overrides != nullptr) apply_overrides(*overrides, response);
  } else {
    if (!is_mock) response.body = std::move(*body);
  }
  if (!response.headers.contains("Content-Type")) {
    response.headers.add("Content-Type", std::move(media_type));
  }
  return response;
}

Outcome passed_through(IntegrationAnswer answer, const Exchange& exchange) {
  auto body = taken_body(std::move(answer.body), {}, answer.headers.get("Content-Type"), exchange);
  if (!body) return configuration_error(std::string(no_base64));
  http::Response response{answer.status, {}, std::move(*body)};
  for (const auto& [name, value] : answer.headers) {
    // The server writes its own.
    if (http::equals_ignoring_case(name, "Content-Length")) continue;
    const HeaderRule rule = response_header_rule(name);
    if (rule == HeaderRule::pass) response.headers.add(name, value);
    if (rule == HeaderRule::remap) response.headers.add(std::string(remapped_prefix) + name, value);
  }
  return response;
}

std::optional<std::string> mock_status(std::string_view text) {
  constexpr std::string_view name = "statusCode";
  constexpr std::string_view space = " \t\r\n";
  // A template is short; a body that was passed through need not be.
  text = text.substr(0, 4096);
  const auto skip = [&](std::size_t at, bool quote) {
    at = std::min(text.find_first_not_of(space, at), text.size());
    if (quote && at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
    return at;
  };
  for (auto found = text.find(name); found != text.npos; found = text.find(name, found + 1)) {
    auto before = text.substr(0, found);
    if (before.ends_with('"') || before.ends_with('\'')) before.remove_suffix(1);
    const auto opening = before.find_last_not_of(space);
    if (opening == before.npos || (before[opening] != '{' && before[opening] != ',')) continue;
    std::size_t at = found + name.size();
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
    at = skip(at, false);
    if (at >= text.size() || text[at] != ':') continue;
    at = skip(at + 1, true);
    const auto code = text.substr(at, 3);
    const auto end = skip(at + 3 < text.size() ? at + 3 : text.size(), true);
    const auto close = skip(end, false);
    const bool is_code =
        code.size() == 3 && code[0] >= '1' && code[0] <= '5' &&
        std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_code && close < text.size() && (text[close] == ',' || text[close] == '}')) {
      return std::string(code);
    }
  }
  return std::nullopt;
}

std::optional<std::string> error_message(std::string_view payload) {
  const auto document = aws::parse_json(payload);
  if (!document) return std::nullopt;
  const aws::Json* message = aws::member(*document, "errorMessage");
  if (message == nullptr || !message->IsString()) return std::nullopt;
  return std::string(aws::string_of(*message));
}

}  // namespace emulator::execute_api
