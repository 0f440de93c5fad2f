#include "handlers/execute_api/integration_request.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/base64.hpp"
#include "daemon/utf8.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/execute_api/request_query.hpp"
#include "handlers/execute_api/template_choice.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MappedIntegration;
using Kind = MappedIntegration::Kind;

// Steps and memory grow with the body, which a template looks at more than once.
vtl::Limits limits_for(std::size_t body) {
  vtl::Limits limits;
  limits.bytes += body * 8;
  limits.steps += body / 8;
  return limits;
}

class Mapper {
 public:
  Mapper(const MappedIntegration& integration, const Exchange& exchange,
         const vtl::InputParameters& parameters)
      : integration_(integration), exchange_(exchange), parameters_(parameters) {}

  std::variant<IntegrationRequest, Fault> run() {
    const http::Request& request = exchange_.request.request;
    media_type_ = without_parameters(request.headers.get("Content-Type"));
    if (media_type_.empty()) media_type_ = "application/json";
    const bool binary =
        is_binary(exchange_.deployed->binary_media_types, request.headers.get("Content-Type"));
    auto given = converted(request.body, integration_.content_handling, binary);
    if (!given) return configuration_error("the body is no base64 that could be decoded");
    if (integration_.kind == Kind::http_proxy) {
      pass_through(std::move(*given));
    } else if (auto fault = map_body(std::move(*given))) {
      return std::move(*fault);
    }
    for (const auto& [target, expression] : integration_.parameters)
      set_parameter(out_, target, request_values(expression, exchange_, parameters_));
    for (auto& [target, values] : overrides_)
      set_parameter(out_, target, std::move(values));
    return std::move(out_);
  }

 private:
  // A proxy integration gets what the caller sent.
  void pass_through(std::string body) {
    const http::Request& request = exchange_.request.request;
    for (const auto& [name, value] : request.headers) {
      const bool is_ours = http::equals_ignoring_case(name, "Host") ||
                           http::equals_ignoring_case(name, "X-Forwarded-For");
      if (!is_ours && passes_to_endpoint(name, value)) out_.headers.add(name, value);
    }
    out_.headers.add("X-Forwarded-For", forwarded_for(request));
    out_.headers.set("X-Forwarded-Port", std::string(forwarded_port(request)));
    out_.headers.set("X-Forwarded-Proto", std::string(forwarded_proto));
    out_.headers.set("X-Amzn-Trace-Id", exchange_.trace_id);
    out_.query = query_parameters(request);
    out_.body = std::move(body);
  }

  std::optional<Fault> map_body(std::string body) {
    out_.headers.add("Content-Type", std::string(media_type_));
    const auto found = find_media_type(integration_.templates, media_type_);
    if (found != integration_.templates.end()) {
      if (found->second) return rendered(*found->second, body);
    } else if (!passes()) {
      return Fault{.type = apigateway::ResponseType::unsupported_media_type};
    }
    out_.body = std::move(body);
    return std::nullopt;
  }

  bool passes() const {
    return integration_.passthrough_behavior == "WHEN_NO_MATCH" ||
           (integration_.passthrough_behavior == "WHEN_NO_TEMPLATES" &&
            integration_.templates.empty());
  }

  std::optional<Fault> rendered(const vtl::Template& text, const std::string& given) {
    MappingVariables variables(exchange_, parameters_, given);
    const vtl::Limits limits = limits_for(given.size());
    vtl::Arena arena(limits.bytes, limits.steps);
    vtl::Rendering rendering = text.render(variables, arena, limits);
    if (!rendering.ok()) {
      return configuration_error(
          fmt::format("the request template for {} failed: {}", media_type_, rendering.fault));
    }
    out_.body = std::move(rendering.text);
    const vtl::Map* all = variables.overridden("requestOverride");
    if (all == nullptr) return std::nullopt;
    for (const auto place : {"header", "path", "querystring"}) {
      const vtl::Map* map = vtl::as_map(all->get(place));
      if (map == nullptr) continue;
      for (const auto& [name, value] : map->entries) {
        overrides_.emplace_back(fmt::format("integration.request.{}.{}", place, name),
                                texts_of(value));
      }
    }
    return std::nullopt;
  }

  const MappedIntegration& integration_;
  const Exchange& exchange_;
  const vtl::InputParameters& parameters_;
  std::string_view media_type_;
  IntegrationRequest out_;
  std::vector<std::pair<std::string, std::vector<std::string>>> overrides_;
};

}  // namespace

void set_parameter(IntegrationRequest& request, std::string_view target,
                   std::vector<std::string> values) {
  if (values.empty()) return;
  constexpr std::string_view header = "integration.request.header.";
  constexpr std::string_view query = "integration.request.querystring.";
  constexpr std::string_view path = "integration.request.path.";
  if (target.starts_with(header)) {
    request.headers.set(target.substr(header.size()), fmt::format("{}", fmt::join(values, ",")));
  } else if (target.starts_with(query)) {
    const std::string name(target.substr(query.size()));
    std::erase_if(request.query, [&name](const auto& field) { return field.first == name; });
    for (auto& value : values)
      request.query.emplace_back(name, std::move(value));
  } else if (target.starts_with(path)) {
    request.path[std::string(target.substr(path.size()))] = std::move(values.front());
  }
}

std::variant<IntegrationRequest, Fault> map_request(const MappedIntegration& integration,
                                                    const Exchange& exchange,
                                                    const vtl::InputParameters& parameters) {
  return Mapper(integration, exchange, parameters).run();
}

std::optional<std::string> converted(std::string body, std::string_view content_handling,
                                     bool is_binary) {
  if (content_handling == "CONVERT_TO_TEXT" && is_binary) return base64_encode(body);
  if (content_handling == "CONVERT_TO_BINARY" && !is_binary) return base64_decode(body);
  if (is_binary || valid_utf8_prefix(body) == body.size()) return body;
  return replace_invalid_utf8(body);
}

std::string query_text(const http::QueryParameters& query) {
  std::string out;
  for (const auto& [name, value] : query) {
    if (!out.empty()) out.push_back('&');
    out.append(http::percent_encode(name)).push_back('=');
    out.append(http::percent_encode(value));
  }
  return out;
}

std::optional<std::string> target_uri(const std::string& uri, const IntegrationRequest& request,
                                      const apigateway::StringMap& stage_variables) {
  auto resolved = apigateway::resolve_stage_variables(uri, stage_variables);
  if (!resolved) return std::nullopt;
  std::string out;
  std::string_view rest = *resolved;
  while (!rest.empty()) {
    const auto open = std::min(rest.find('{'), rest.size());
    out.append(rest.substr(0, open));
    rest.remove_prefix(open);
    const auto close = rest.find('}');
    if (close == rest.npos) break;
    auto name = rest.substr(1, close - 1);
    if (name.ends_with('+')) name.remove_suffix(1);
    const auto value = request.path.find(std::string(name));
    if (value == request.path.end()) {
      out.append(rest.substr(0, close + 1));
    } else {
      out.append(http::percent_encode(value->second, true));
    }
    rest.remove_prefix(close + 1);
  }
  out.append(rest);
  if (request.query.empty()) return out;
  out.push_back(out.find('?') == out.npos ? '?' : '&');
  return out + query_text(request.query);
}

}  // namespace emulator::execute_api
