#include "handlers/http_api/proxy_request.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/private_integration.hpp"
#include "handlers/http_api/parameter_mapping.hpp"

namespace emulator::http_api {

namespace {

// As much as a response of an API may have.
constexpr std::size_t response_limit = 10 * 1024 * 1024;

bool is_one_of(std::span<const std::string_view> names, std::string_view name) noexcept {
  return std::any_of(names.begin(), names.end(), [name](std::string_view candidate) {
    return http::equals_ignoring_case(candidate, name);
  });
}

// About the connection and not about the message.
bool is_hop_by_hop(std::string_view name) noexcept {
  static constexpr std::array<std::string_view, 9> names{
      "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
      "trailer",    "upgrade",    "transfer-encoding",  "content-length"};
  return is_one_of(names, name);
}

// What API Gateway says itself, in its own way.
bool is_ours(std::string_view name) noexcept {
  static constexpr std::array<std::string_view, 7> names{
      "host",      "expect",           "x-amzn-trace-id",  "x-forwarded-for",
      "forwarded", "x-forwarded-port", "x-forwarded-proto"};
  return is_one_of(names, name);
}

// The proxies before us, whichever header tells of them, and us.
std::string forwarded(const http::Request& request) {
  std::string text;
  for (const auto& [name, value] : request.headers) {
    if (http::equals_ignoring_case(name, "Forwarded")) text.append(value).append(", ");
    if (http::equals_ignoring_case(name, "X-Forwarded-For")) {
      std::string_view rest = value;
      while (!rest.empty()) {
        const auto end = rest.find(',');
        const auto begin = rest.find_first_not_of(' ');
        if (begin < std::min(end, rest.size())) {
          text.append("for=").append(rest.substr(begin, end - begin)).append(", ");
        }
        rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
      }
    }
  }
  return text + fmt::format("by={};for={};host={};proto=http", request.remote_address,
                            request.remote_address, request.headers.get("Host"));
}

// A path that was mapped is not encoded, unless its mapping says so.
std::string as_target(std::string_view path) {
  static constexpr std::string_view unfit = " \"#<>?\\^`{|}";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string target = path.starts_with('/') ? "" : "/";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F && unfit.find(c) == unfit.npos) {
      target += c;
    } else {
      target.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  return target;
}

// {proxy} in a URI is the value of that path variable; slashes in it are slashes of the URI.
std::string with_path_variables(std::string uri, const apigatewayv2::PathParameters& parameters) {
  for (const auto& [name, value] : parameters) {
    const std::string variable = fmt::format("{{{}}}", name);
    for (auto at = uri.find(variable); at != uri.npos; at = uri.find(variable)) {
      uri.replace(at, variable.size(), http::percent_encode(value, true));
    }
  }
  return uri;
}

}  // namespace

std::variant<http::ClientRequest, Unreachable> proxy_request(
    const Exchange& exchange, const std::vector<std::string>& private_integrations) {
  const apigatewayv2::LiveIntegration& integration = *exchange.route->integration;
  const http::Request& request = exchange.request;
  auto uri = apigateway::resolve_stage_variables(
      with_path_variables(integration.target, exchange.path_parameters), exchange.stage->variables);
  if (!uri) return Unreachable{500, fmt::format("{} is no URL", integration.target)};
  const bool by_arn = uri->starts_with("arn:");
  auto url =
      by_arn ? execute_api::private_endpoint(private_integrations, *uri) : http::parse_url(*uri);
  if (!url && by_arn) return Unreachable{503, execute_api::missing_endpoint(*uri)};
  if (!url) return Unreachable{500, fmt::format("{} is no URL", integration.target)};
  // A private integration with a TLS configuration goes by HTTPS whatever its URL says; where an
  // ARN leads, the setting says how.
  if (integration.tls_server_name && url->scheme == "http" && !by_arn) {
    if (url->port == 80) url->port = 443;
    url->scheme = "https";
  }

  Outbound outbound;
  const auto mark = url->target.find('?');
  outbound.path = url->target.substr(0, mark);
  // A listener gets the path of the request, the stage included.
  std::string base;
  if (by_arn) {
    base = std::exchange(outbound.path, exchange.raw_path);
    if (base.ends_with('/')) base.pop_back();
  }
  if (mark != url->target.npos) outbound.query = http::parse_query(url->target.substr(mark + 1));
  for (auto& parameter : http::parse_query(request.query()))
    outbound.query.push_back(std::move(parameter));
  for (const auto& [name, value] : request.headers) {
    if (!is_ours(name) && !is_hop_by_hop(name)) outbound.headers.add(name, value);
  }
  outbound.headers.add("Forwarded", forwarded(request));
  outbound.headers.add("Via", "HTTP/1.1 AmazonAPIGateway");
  outbound.headers.add("X-Amzn-Trace-Id", exchange.trace_id);
  map_request(integration.request_parameters, exchange, outbound);

  http::ClientRequest sent;
  sent.method = integration.method == "ANY" ? request.method : integration.method;
  url->target = base + as_target(outbound.path);
  if (!outbound.query.empty()) {
    url->target.append("?").append(execute_api::query_text(outbound.query));
  }
  sent.url = std::move(*url);
  sent.headers = std::move(outbound.headers);
  sent.body = request.body;
  sent.tls_server_name = integration.tls_server_name.value_or("");
  sent.timeout = integration.timeout;
  sent.connect_timeout = integration.timeout;
  sent.response_limit = response_limit;
  return sent;
}

http::Response proxy_answer(http::Response answer) {
  http::Response response;
  response.status = answer.status;
  response.body = std::move(answer.body);
  for (const auto& [name, value] : answer.headers) {
    if (!is_hop_by_hop(name)) response.headers.add(name, value);
  }
  return response;
}

}  // namespace emulator::http_api
