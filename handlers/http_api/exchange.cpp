#include "handlers/http_api/exchange.hpp"

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "handlers/http_api/references.hpp"

namespace emulator::http_api {

namespace {

std::optional<std::string> of_request(const Exchange& exchange, std::string_view name) {
  const http::Request& request = exchange.request;
  if (name == "requestId" || name == "extendedRequestId") return exchange.request_id;
  if (name == "httpMethod") return request.method;
  if (name == "path") return exchange.raw_path;
  if (name == "protocol") return "HTTP/1.1";
  if (name == "identity.sourceIp") return request.remote_address;
  if (name == "identity.userAgent") {
    const std::string* agent = request.headers.find("User-Agent");
    if (agent != nullptr) return *agent;
  }
  if (exchange.caller) {
    if (name == "identity.accountId") return exchange.caller->account;
    if (name == "identity.caller" || name == "identity.user") return exchange.caller->user_id;
    if (name == "identity.userArn") return exchange.caller->arn;
  }
  if (name == "requestTime") return clf_timestamp(exchange.time);
  if (name == "requestTimeEpoch") return std::to_string(epoch_milliseconds(exchange.time));
  if (name == "domainName") return exchange.domain_name;
  if (name == "domainPrefix") return std::string(exchange.domain_prefix());
  return std::nullopt;
}

std::optional<std::string> of_api(const Exchange& exchange, std::string_view name) {
  if (!exchange.api) return std::nullopt;
  if (name == "apiId") return exchange.api->id;
  if (name == "accountId") return exchange.api->scope.account;
  if (name == "stage" && exchange.stage) return exchange.stage->name;
  if (name == "routeKey" && exchange.route != nullptr) return exchange.route->key;
  return std::nullopt;
}

std::optional<std::string> of_integration(const Exchange& exchange, std::string_view name) {
  if (!exchange.integration_status) return std::nullopt;
  if (name == "integrationStatus" || name == "integration.status" ||
      name == "integration.integrationStatus") {
    return std::to_string(*exchange.integration_status);
  }
  if (name == "integrationLatency" || name == "integration.latency") {
    return std::to_string(exchange.integration_latency.count());
  }
  return std::nullopt;
}

std::optional<std::string> of_response(const Exchange& exchange, std::string_view name,
                                       const http::Response& response) {
  if (name == "status") return std::to_string(response.status);
  if (name == "responseLength") return std::to_string(response.body.size());
  if (name == "responseLatency") return std::to_string(exchange.integration_latency.count());
  return std::nullopt;
}

}  // namespace

std::string Exchange::route_arn() const {
  return fmt::format(
      "arn:aws:execute-api:{}:{}:{}/{}/{}{}", api->scope.region, api->scope.account, api->id,
      stage->name, request.method,
      std::string_view(raw_path).substr(stage->name == "$default" ? 0 : stage->name.size() + 1));
}

std::optional<std::string> context_variable(const Exchange& exchange, std::string_view name,
                                            const http::Response* response) {
  constexpr std::string_view authorizer = "authorizer.";
  if (name.starts_with(authorizer)) {
    const auto found =
        exchange.authorizer_variables.find(std::string(name.substr(authorizer.size())));
    if (found == exchange.authorizer_variables.end()) return std::nullopt;
    return found->second;
  }
  const bool asks_for_error = name == "error.message" || name == "integrationErrorMessage" ||
                              name == "integration.error" || name == "authorizer.error";
  if (asks_for_error) {
    if (exchange.error.empty()) return std::nullopt;
    return exchange.error;
  }
  if (auto value = of_request(exchange, name)) return value;
  if (auto value = of_api(exchange, name)) return value;
  if (auto value = of_integration(exchange, name)) return value;
  if (response == nullptr) return std::nullopt;
  return of_response(exchange, name, *response);
}

std::string access_log_line(const Exchange& exchange, std::string_view format,
                            const http::Response& response) {
  return execute_api::access_log_line(
      format, [&](std::string_view name) { return context_variable(exchange, name, &response); });
}

}  // namespace emulator::http_api
