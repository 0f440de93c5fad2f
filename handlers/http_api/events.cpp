#include "handlers/http_api/events.hpp"

#include <fmt/format.h>

#include "daemon/aws/http_event.hpp"
#include "daemon/aws/json.hpp"
#include "handlers/execute_api/proxy_event.hpp"

namespace emulator::http_api {

namespace {

using apigatewayv2::PayloadFormat;
using Pairs = std::vector<std::pair<std::string, std::string>>;

// `identity` is there for authorizers only.
std::string event_v2(const Exchange& exchange, const std::vector<std::string>* identity) {
  const Pairs variables(exchange.stage->variables.begin(), exchange.stage->variables.end());
  aws::HttpEventContext context;
  std::string arn;
  if (identity != nullptr) {
    arn = exchange.route_arn();
    context.type = "REQUEST";
    context.route_arn = arn;
    context.identity_source = *identity;
  }
  context.route_key = exchange.route->key;
  context.raw_path = exchange.raw_path;
  context.path_parameters = exchange.path_parameters;
  context.stage_variables = variables;
  context.account_id = exchange.api->scope.account;
  context.api_id = exchange.api->id;
  context.authorizer = exchange.authorizer_v2;
  context.domain_name = exchange.domain_name;
  context.domain_prefix = exchange.domain_prefix();
  context.request_id = exchange.request_id;
  context.stage = exchange.stage->name;
  context.time = exchange.time;
  context.trace_id = exchange.trace_id;
  context.content_length = true;
  return aws::http_event(exchange.request, context);
}

std::string event_v1(const Exchange& exchange) {
  const auto space = exchange.route->key.find(' ');
  const std::string_view resource =
      std::string_view(exchange.route->key).substr(space == std::string::npos ? 0 : space + 1);
  const bool text = aws::is_text_media_type(exchange.request.headers.get("Content-Type"));
  const execute_api::ProxyEventContext context{
      .resource_id = {},
      .resource_path = resource,
      .path_parameters = exchange.path_parameters,
      .stage_variables = exchange.stage->variables,
      .account_id = exchange.api->scope.account,
      .api_id = exchange.api->id,
      .stage = exchange.stage->name,
      .deployment_id = exchange.deployed->deployment_id,
      .domain_name = exchange.domain_name,
      .request_id = exchange.request_id,
      .extended_request_id = exchange.request_id,
      .trace_id = exchange.trace_id,
      .time = exchange.time,
      .base64_body = !text,
      .version = "1.0",
      .authorizer = exchange.authorizer_v1,
      .caller = exchange.caller ? &*exchange.caller : nullptr,
  };
  const std::string& path = exchange.mapped_path.empty() ? exchange.raw_path : exchange.mapped_path;
  return execute_api::build_proxy_event(exchange.request, path, context);
}

}  // namespace

std::string integration_event(const Exchange& exchange, PayloadFormat format) {
  return format == PayloadFormat::v2 ? event_v2(exchange, nullptr) : event_v1(exchange);
}

std::string authorizer_event(const Exchange& exchange, PayloadFormat format,
                             const std::vector<std::string>& identity) {
  if (format == PayloadFormat::v2) return event_v2(exchange, &identity);
  // Its members go before those of the request.
  const std::string token = fmt::format("{}", fmt::join(identity, ","));
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "type", "REQUEST");
  aws::write_member(writer, "methodArn", exchange.route_arn());
  aws::write_member(writer, "identitySource", token);
  aws::write_member(writer, "authorizationToken", token);
  writer.EndObject();
  std::string event(buffer.GetString(), buffer.GetSize());
  event.back() = ',';
  return event + event_v1(exchange).substr(1);
}

}  // namespace emulator::http_api
