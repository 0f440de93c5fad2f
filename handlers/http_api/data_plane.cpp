#include "handlers/http_api/data_plane.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "daemon/log.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "handlers/execute_api/service_call.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/http_api/access_log.hpp"
#include "handlers/http_api/action_request.hpp"
#include "handlers/http_api/answers.hpp"
#include "handlers/http_api/events.hpp"
#include "handlers/http_api/parameter_mapping.hpp"
#include "handlers/http_api/proxy_request.hpp"
#include "handlers/lambda/url_cors.hpp"
#include "handlers/lambda/url_response.hpp"
#include "lambda/invoker.hpp"

namespace emulator::http_api {

namespace {

using apigatewayv2::LiveIntegration;
using apigatewayv2::PayloadFormat;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
constexpr std::size_t payload_limit = 10 * 1024 * 1024;
constexpr std::size_t head_limit = 10'240;
constexpr std::string_view default_stage = "$default";
// What a function's text is that doesn't say.
constexpr std::string_view plain_text = "text/plain; charset=utf-8";

// The request line and the values of the headers.
std::size_t head_size(const http::Request& request) {
  constexpr std::string_view rest_of_line = "  HTTP/1.1";
  return request.method.size() + request.target.size() + rest_of_line.size() +
         execute_api::total_size_of_values(request.headers);
}

// A path is decoded before anything is made of it, so an encoded slash is a slash; and what then
// looks like a query is none of the path.
std::string decoded_path(std::string_view raw) {
  std::string path = http::percent_decode(raw);
  path.resize(std::min(path.size(), path.find('?')));
  return path;
}

// The stage of a request and the path after it. A stage's name is the first segment; a request
// whose first segment is none is one of "$default", path and all. A custom domain's mapping names
// the stage.
void find_stage(Exchange& exchange, const execute_api::UserRequest& request, std::string& path) {
  const auto& stages = exchange.api->stages;
  path = decoded_path(request.path);
  if (const auto named = stages.find(request.stage); named != stages.end()) {
    exchange.stage = named->second;
  } else if (const auto other = stages.find(default_stage);
             other != stages.end() && !request.by_custom_domain()) {
    exchange.stage = other->second;
    path = "/" + decoded_path(request.from_stage);
  }
  if (!exchange.stage) return;
  exchange.deployed = exchange.stage->api;
  exchange.raw_path = exchange.stage->name == default_stage
                          ? path
                          : fmt::format("/{}{}", exchange.stage->name, path);
  if (request.by_custom_domain()) exchange.mapped_path = decoded_path(request.request.path());
}

// The name under which the API was called, or would be called on AWS.
std::string domain_name(const Exchange& exchange) {
  const std::string prefix = exchange.api->id + ".execute-api.";
  const std::string_view host = exchange.request.headers.get("Host");
  if (host.starts_with(prefix)) return std::string(host.substr(0, host.find(':')));
  return fmt::format("{}{}.amazonaws.com", prefix, exchange.api->scope.region);
}

// The configuration's headers take the place of those that the integration set.
void apply_cors(const lambda::FunctionUrlCors& cors, const http::Request& request,
                http::Response& response) {
  for (const std::string_view name :
       {"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
        "Access-Control-Allow-Headers", "Access-Control-Allow-Methods",
        "Access-Control-Expose-Headers", "Access-Control-Max-Age"}) {
    response.headers.remove(name);
  }
  lambda::allow_origin(cors, request, response);
}

http::Response preflight(const lambda::FunctionUrlCors& cors, const http::Request& request) {
  http::Response response = lambda::answer_preflight(cors, request);
  response.status = 204;
  return response;
}

// The event of the request that the mapping of its parameters makes.
std::string mapped_event(Exchange& exchange, const LiveIntegration& integration) {
  http::Request& request = exchange.request;
  Outbound outbound{request.headers, http::parse_query(request.query()), exchange.raw_path};
  map_request(integration.request_parameters, exchange, outbound);
  std::string target(request.path());
  if (!outbound.query.empty()) target += "?" + execute_api::query_text(outbound.query);
  // Logs and the mapping of the answer know the request as it came.
  std::swap(request.headers, outbound.headers);
  std::swap(request.target, target);
  std::swap(exchange.raw_path, outbound.path);
  std::string event = integration_event(exchange, integration.format);
  std::swap(request.headers, outbound.headers);
  std::swap(request.target, target);
  std::swap(exchange.raw_path, outbound.path);
  return event;
}

std::string describe(const Exchange& exchange) {
  return fmt::format("{} {} of API {}, route {}", exchange.request.method, exchange.raw_path,
                     exchange.api->id, exchange.route->key);
}

// What a function's answer means in the format of its integration, or what is wrong with it.
std::variant<http::Response, std::string> read_answer(PayloadFormat format, std::string payload) {
  if (format == PayloadFormat::v2) {
    auto parsed = lambda::url_response(payload, plain_text);
    if (auto* fault = std::get_if<lambda::MalformedUrlResponse>(&parsed)) return fault->reason;
    return std::get<http::Response>(std::move(parsed));
  }
  auto parsed = execute_api::parse_proxy_response(std::move(payload), true, plain_text);
  if (auto* fault = std::get_if<execute_api::MalformedProxyResponse>(&parsed)) return fault->reason;
  return std::get<http::Response>(std::move(parsed));
}

}  // namespace

DataPlane::DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis,
                     lambda::Invoker& invoker, execute_api::AccountThrottle& account)
    : platform_(platform),
      apis_(apis),
      invoker_(invoker),
      client_(platform.loop, {.ca_file = platform.config.ca_file}),
      gates_(platform, invoker, client_, account) {}

asio::awaitable<http::Response> DataPlane::handle(execute_api::UserRequest request) {
  Exchange exchange{request.request, execute_api::new_extended_request_id(platform_.random),
                    std::string(request.request.headers.get("X-Amzn-Trace-Id")),
                    platform_.clock.now()};
  if (exchange.trace_id.find("Root=") == std::string::npos) {
    exchange.trace_id = execute_api::new_trace_id(platform_.clock, platform_.random);
  }
  exchange.api = apis_.find(request.api_id);
  http::Response response = co_await answer(exchange, request);
  if (exchange.deployed && exchange.deployed->cors && !lambda::is_preflight(request.request)) {
    apply_cors(*exchange.deployed->cors, request.request, response);
  }
  response.headers.set("Apigw-Requestid", exchange.request_id);
  // Neither may have a body, whatever a function sends along.
  if (response.status == 204 || response.status == 304) response.body.clear();
  if (exchange.stage && !exchange.stage->log_format.empty()) log_access(exchange, response);
  co_return response;
}

asio::awaitable<http::Response> DataPlane::answer(Exchange& exchange,
                                                  const execute_api::UserRequest& request) {
  if (head_size(exchange.request) > head_limit) {
    co_return message_response(431, "Request Header Fields Too Large");
  }
  if (!exchange.api) co_return not_found();
  if (exchange.api->endpoint_disabled && !request.by_custom_domain()) co_return not_found();
  std::string path;
  find_stage(exchange, request, path);
  if (!exchange.deployed) co_return not_found();
  exchange.domain_name = request.by_custom_domain() ? request.domain_name : domain_name(exchange);
  const bool asks = exchange.deployed->cors && lambda::is_preflight(exchange.request);
  auto matched = exchange.deployed->table.match(exchange.request.method, path);
  if (!matched) {
    if (asks) co_return preflight(*exchange.deployed->cors, exchange.request);
    co_return not_found();
  }
  exchange.route = matched->route;
  exchange.path_parameters = std::move(matched->path_parameters);
  if (!gates_.admit(exchange)) co_return message_response(429, "Too Many Requests");
  auto refusal = co_await gates_.authorize(exchange);
  if (refusal) co_return std::move(*refusal);
  if (asks) co_return preflight(*exchange.deployed->cors, exchange.request);
  if (exchange.request.body.size() > payload_limit) {
    co_return message_response(413, "Request Entity Too Large");
  }
  co_return co_await integrate(exchange);
}

asio::awaitable<http::Response> DataPlane::integrate(Exchange& exchange) {
  const std::shared_ptr<const LiveIntegration> integration = exchange.route->integration;
  if (!integration) {
    exchange.error = "the route has no integration";
    co_return internal_server_error();
  }
  const auto begun = platform_.clock.steady_now();
  http::Response response;
  if (integration->type == LiveIntegration::Type::lambda_proxy) {
    response = co_await invoke(exchange);
  } else if (integration->type == LiveIntegration::Type::service) {
    response = co_await act(exchange);
  } else {
    response = co_await forward(exchange);
  }
  exchange.integration_latency =
      std::chrono::duration_cast<std::chrono::milliseconds>(platform_.clock.steady_now() - begun);
  if (exchange.integration_status) {
    const auto parameters = integration->response_parameters.find(std::to_string(response.status));
    if (parameters != integration->response_parameters.end()) {
      map_response(parameters->second, exchange, response);
    }
  }
  if (!exchange.error.empty()) log::warning("{}: {}", describe(exchange), exchange.error);
  co_return response;
}

asio::awaitable<http::Response> DataPlane::invoke(Exchange& exchange) {
  const LiveIntegration& integration = *exchange.route->integration;
  auto function =
      apigateway::resolve_stage_variables(integration.target, exchange.stage->variables);
  if (!function) {
    exchange.error = "the stage has not all the variables that the function's ARN needs";
    co_return internal_server_error();
  }
  lambda::InvocationInput input;
  input.payload = integration.request_parameters.empty()
                      ? integration_event(exchange, integration.format)
                      : mapped_event(exchange, integration);
  input.trace_id = exchange.trace_id;
  auto answer = co_await execute_api::invoke_within(
      platform_, invoker_, integration.timeout, exchange.api->scope, *function, std::move(input));
  if (!answer) {
    exchange.error =
        fmt::format("{} did not answer within {} ms", *function, integration.timeout.count());
    co_return service_unavailable();
  }
  if (!*answer) {
    exchange.error = fmt::format("{} can't be invoked: {}", *function, answer->error().message);
    co_return internal_server_error();
  }
  lambda::InvocationOutput& output = **answer;
  if (output.function_error != lambda::InvocationOutput::FunctionError::none) {
    exchange.error = fmt::format("{} failed: {}", *function, execute_api::excerpt(output.payload));
    co_return internal_server_error();
  }
  auto read = read_answer(integration.format, std::move(output.payload));
  if (auto* fault = std::get_if<std::string>(&read)) {
    exchange.error = fmt::format("the answer of {} is malformed: {}", *function, *fault);
    co_return internal_server_error();
  }
  exchange.integration_status = 200;
  co_return std::get<http::Response>(std::move(read));
}

asio::awaitable<http::Response> DataPlane::act(Exchange& exchange) {
  const LiveIntegration& integration = *exchange.route->integration;
  Service* service = services_ ? services_(integration.service) : nullptr;
  if (service == nullptr) {
    exchange.error = fmt::format("the service {} is not served here", integration.service);
    co_return internal_server_error();
  }
  auto made = action_request(exchange);
  if (auto* fault = std::get_if<std::string>(&made)) {
    exchange.error = std::move(*fault);
    co_return message_response(400, "Bad Request");
  }
  auto& request = std::get<ActionRequest>(made);
  http::Response answer =
      co_await execute_api::call_service(platform_, *service, std::move(request.scope),
                                         std::move(request.message), exchange.request_id);
  exchange.integration_status = answer.status;
  co_return proxy_answer(std::move(answer));
}

asio::awaitable<http::Response> DataPlane::forward(Exchange& exchange) {
  auto request = proxy_request(exchange, platform_.config.private_integrations);
  if (auto* fault = std::get_if<Unreachable>(&request)) {
    exchange.error = std::move(fault->reason);
    co_return fault->status == 503 ? service_unavailable() : internal_server_error();
  }
  auto answer = co_await client_.send(std::move(std::get<http::ClientRequest>(request)));
  if (!answer) {
    exchange.error = answer.error().message;
    const bool timed_out = answer.error().kind == http::ClientError::Kind::timeout;
    co_return timed_out || exchange.route->integration->is_private ? service_unavailable()
                                                                   : internal_server_error();
  }
  exchange.integration_status = answer->status;
  co_return proxy_answer(std::move(*answer));
}

void DataPlane::log_access(const Exchange& exchange, const http::Response& response) {
  write_access_log(logs_, *exchange.api, *exchange.stage,
                   access_log_line(exchange, exchange.stage->log_format, response));
}

}  // namespace emulator::http_api
