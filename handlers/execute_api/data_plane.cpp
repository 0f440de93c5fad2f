#include "handlers/execute_api/data_plane.hpp"

#include <memory>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/log.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/stage_features.hpp"
#include "handlers/execute_api/api_key.hpp"
#include "handlers/execute_api/cache_gate.hpp"
#include "handlers/execute_api/canary.hpp"
#include "handlers/execute_api/execution_log.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/missing_method.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/request_validation.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
constexpr std::size_t payload_limit = 10 * 1024 * 1024;

// The host name under which the API was called, or would be called on AWS.
std::string domain_name(const UserRequest& request, std::string_view region) {
  if (request.by_custom_domain()) return request.domain_name;
  const std::string prefix = request.api_id + ".execute-api.";
  const std::string_view host = request.request.headers.get("Host");
  if (host.starts_with(prefix)) return std::string(host.substr(0, host.find(':')));
  const std::string_view suffix =
      region.starts_with("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
  return fmt::format("{}{}{}", prefix, region, suffix);
}

// As the log names it.
std::string named(const UserRequest& request) {
  return fmt::format("{} {} of API {}, stage {}", request.request.method, request.path,
                     request.api_id, request.stage);
}

// The response to a fault; its reason goes to the log.
http::Response refused(const UserRequest& request, const Fault& fault,
                       const Exchange* exchange = nullptr) {
  if (!fault.reason.empty()) log::warning("{}: {}", named(request), fault.reason);
  return gateway_response(fault, exchange);
}

http::Response rendered(const UserRequest& request, Outcome outcome,
                        const Exchange* exchange = nullptr) {
  if (const auto* fault = std::get_if<Fault>(&outcome)) return refused(request, *fault, exchange);
  return std::move(std::get<http::Response>(outcome));
}

// These statuses have no body, whatever a function sends along.
void drop_body_of_none(http::Response& response) {
  if (response.status != 204 && response.status != 304) return;
  response.body.clear();
  response.stream.reset();
}

// What keeps a request from every integration.
std::optional<Fault> early_fault(const UserRequest& request,
                                 const apigateway::DeployedMethod* method) {
  if (method == nullptr) return Fault{.type = ResponseType::missing_authentication_token};
  if (request.request.body.size() > payload_limit) {
    return Fault{.type = ResponseType::request_too_large};
  }
  return std::nullopt;
}

// Whether nothing stands between a request and its function.
const apigateway::LambdaProxyIntegration* plain_proxy(const apigateway::Stage& stage,
                                                      const apigateway::DeployedApi& deployed,
                                                      const apigateway::DeployedMethod& method) {
  if (stage.features || deployed.policy || deployed.minimum_compression_size) return nullptr;
  if (method.checks || method.authorizer || method.api_key_required) return nullptr;
  if (!deployed.gateway_responses.empty()) return nullptr;
  const auto* proxy = std::get_if<apigateway::LambdaProxyIntegration>(&method.integration);
  return proxy != nullptr && proxy->streams ? nullptr : proxy;
}

}  // namespace

DataPlane::DataPlane(Platform platform, apigateway::ApiGatewayService& apis,
                     lambda::Invoker& invoker)
    : platform_(platform),
      apis_(apis),
      invoker_(invoker),
      client_(platform.loop, {.ca_file = platform.config.ca_file}),
      lenient_client_(platform.loop, {.ca_file = {}, .any_authority = true}),
      throttles_({static_cast<double>(platform.config.apigateway_rate_limit),
                  static_cast<double>(platform.config.apigateway_burst_limit)}),
      permissions_(invoker),
      key_sets_(platform, client_) {}

bool DataPlane::has_api(std::string_view api_id) const {
  return apis_.find_api(std::string(api_id)) != nullptr;
}

asio::awaitable<http::Response> DataPlane::handle(UserRequest request) {
  std::string trace_id(request.request.headers.get("X-Amzn-Trace-Id"));
  if (trace_id.find("Root=") == trace_id.npos) {
    trace_id = new_trace_id(platform_.clock, platform_.random);
  }
  const std::string extended_request_id = new_extended_request_id(platform_.random);
  // The method is the request's own again when the answer goes out.
  const std::string sent_method = request.request.method;
  if (const auto* other = request.request.headers.find("X-HTTP-Method-Override")) {
    request.request.method = *other;
  }
  http::Response response = co_await answer(request, trace_id, extended_request_id);
  request.request.method = sent_method;
  response.headers.set("x-amzn-RequestId", request.request_id);
  response.headers.set("x-amz-apigw-id", extended_request_id);
  if (!response.headers.contains("x-amzn-ErrorType")) {
    response.headers.set("X-Amzn-Trace-Id", trace_id);
  }
  drop_body_of_none(response);
  co_return response;
}

// Where in an API a request has arrived.
struct DataPlane::Arrival {
  const apigateway::RestApi& api;
  const apigateway::Stage& stage;
  const apigateway::DeployedCanary* canary;
  const std::shared_ptr<const apigateway::DeployedApi>& deployed;
  const std::optional<apigateway::RouteMatch>& match;
  const apigateway::DeployedMethod* method;
  std::string_view trace_id = {};
  std::string_view extended_request_id = {};
};

asio::awaitable<http::Response> DataPlane::answer(const UserRequest& request,
                                                  const std::string& trace_id,
                                                  const std::string& extended_request_id) {
  if (total_size_of_values(request.request.headers) > header_limit) {
    co_return http::make_response(431, "application/json",
                                  R"({"message":"HTTP header is larger than 10240 bytes."})");
  }
  const apigateway::RestApi* api = apis_.find_api(request.api_id);
  if (api == nullptr) co_return refused(request, forbidden("there is no such API"));
  const auto stage = api->stages.find(request.stage);
  if (stage == api->stages.end()) {
    co_return refused(request, forbidden("the API has no such stage"));
  }
  // Kept for as long as the request runs; the stage may move on to another deployment.
  const auto* canary = chosen_canary(stage->second.features.get(), platform_.random);
  const std::shared_ptr<const apigateway::DeployedApi> deployed =
      canary == nullptr ? stage->second.snapshot : canary->snapshot;
  if (deployed->disable_execute_api_endpoint && !request.by_custom_domain()) {
    co_return refused(request, forbidden("the API's own endpoint is disabled"));
  }
  auto match = deployed->routes.match(request.path);
  const apigateway::DeployedMethod* method =
      match ? match->resource->method(request.request.method) : nullptr;
  if (method == nullptr) {
    log::info("{}: {}", named(request), why_missing(*api, *deployed, request));
  }
  const auto fault = early_fault(request, method);
  if (fault && deployed->gateway_responses.empty() && !stage->second.features)
    co_return refused(request, *fault);

  const auto* proxy = fault ? nullptr : plain_proxy(stage->second, *deployed, *method);
  if (proxy == nullptr) {
    Arrival arrival{*api, stage->second, canary, deployed, match, method};
    arrival.trace_id = trace_id;
    arrival.extended_request_id = extended_request_id;
    // An exchange is large, and not to lie in the frame of those that go without one.
    co_return co_await serve(request, arrival);
  }
  if (!throttles_.admits_account(api->scope, platform_.clock.steady_now())) {
    co_return refused(request, Fault{.type = ResponseType::throttled});
  }
  const std::string domain = domain_name(request, api->scope.region);
  const ProxyEventContext context{
      .resource_id = match->resource->id,
      .resource_path = match->resource->path,
      .path_parameters = match->path_parameters,
      .stage_variables = stage->second.variables,
      .account_id = api->scope.account,
      .api_id = request.api_id,
      .stage = request.stage,
      .deployment_id = deployed->deployment_id,
      .domain_name = domain,
      .request_id = request.request_id,
      .extended_request_id = extended_request_id,
      .trace_id = trace_id,
      .time = platform_.clock.now(),
      .by_custom_domain = request.by_custom_domain(),
  };
  Outcome outcome = co_await invoke_proxy(request, *deployed, *proxy, context, api->scope);
  co_return rendered(request, std::move(outcome));
}

asio::awaitable<http::Response> DataPlane::serve(const UserRequest& request,
                                                 const Arrival& arrival) {
  const auto& [api, stage, canary, deployed, match, method, trace_id, extended_request_id] =
      arrival;
  std::shared_ptr<const KeptRequest> kept;
  if (method != nullptr && method->streams()) kept = std::make_shared<KeptRequest>(request);
  Exchange exchange{kept ? kept->user : request, deployed};
  exchange.kept = std::move(kept);
  exchange.resource = match ? match->resource : nullptr;
  exchange.method = method;
  if (match) exchange.path_parameters = match->path_parameters;
  exchange.stage_variables = canary == nullptr ? stage.variables : canary->variables;
  exchange.is_canary = canary != nullptr;
  exchange.features = stage.features;
  if (method != nullptr && exchange.features) {
    exchange.settings = apigateway::find_method_settings(
        exchange.features->method_settings, exchange.resource->path, method->http_method);
  }
  exchange.scope = api.scope;
  exchange.domain_name = domain_name(request, api.scope.region);
  exchange.trace_id = trace_id;
  exchange.extended_request_id = extended_request_id;
  exchange.time = platform_.clock.now();
  exchange.cache_generation = stage.authorizer_generation;
  if (!stage.client_certificate_id.empty()) {
    exchange.client_identity = apis_.client_identity(api.scope, stage.client_certificate_id);
  }
  return serve(std::move(exchange));
}

asio::awaitable<http::Response> DataPlane::serve(Exchange exchange) {
  std::unique_ptr<RequestTrace> trace;
  if (is_traced(exchange)) {
    const bool with_data = exchange.settings != nullptr && exchange.settings->data_trace_enabled;
    trace = std::make_unique<RequestTrace>(platform_.clock, trace_level(exchange), with_data);
    exchange.trace = trace.get();
    trace_arrival(*trace, exchange);
  }
  http::Request& request = exchange.request.request;
  const auto minimum = exchange.deployed->minimum_compression_size;
  auto refusal = early_fault(exchange.request, exchange.method);
  if (!refusal && minimum) refusal = co_await decompress(request, payload_limit);
  Outcome outcome;
  if (refusal) {
    outcome = std::move(*refusal);
  } else {
    outcome = co_await run(exchange);
  }
  const Fault* fault = std::get_if<Fault>(&outcome);
  http::Response response = fault != nullptr ? refused(exchange.request, *fault, &exchange)
                                             : std::move(std::get<http::Response>(outcome));
  drop_body_of_none(response);
  if (minimum && !response.stream) co_await compress(request, *minimum, response);
  if (!trace) co_return response;
  if (response.stream) {
    log_at_end(response, std::move(exchange), std::move(trace));
  } else {
    write_logs(exchange, fault, response);
  }
  co_return response;
}

// The gates stand in AWS's order, and the first that refuses answers.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
asio::awaitable<Outcome> DataPlane::run(Exchange& exchange) {
  const auto parameters = input_parameters(exchange);
  // The API's resource policy, and who calls: IAM, a user pool, a function.
  if (exchange.deployed->policy || exchange.method->authorizer) {
    auto fault = co_await authorize(exchange, parameters);
    if (fault) co_return std::move(*fault);
  }
  // The API key, and the throttles and the quota of its usage plan.
  if (exchange.method->api_key_required) {
    auto& plans = apis_.usage(exchange.scope);
    if (auto fault = key_fault(exchange, plans, platform_.clock)) co_return std::move(*fault);
  }
  // The throttles of the stage and its methods, then the account's.
  const auto now = platform_.clock.steady_now();
  if (!throttles_.admits_method(exchange, now) || !throttles_.admits_account(exchange.scope, now)) {
    co_return Fault{.type = ResponseType::throttled};
  }
  if (exchange.trace != nullptr) {
    trace_plan(*exchange.trace, exchange, exchange.api_key, exchange.method->api_key_required);
  }
  co_return co_await execute(exchange, parameters);
}

asio::awaitable<Outcome> DataPlane::execute(Exchange& exchange,
                                            const vtl::InputParameters& parameters) {
  if (exchange.trace != nullptr) trace_execution(*exchange.trace, exchange, parameters);
  // What the method's validator asks of the request.
  if (exchange.method->checks) {
    if (auto fault = validation_fault(exchange, parameters)) co_return std::move(*fault);
  }
  // What is streamed is never there as a whole, and so not kept.
  if (!exchange.features || !exchange.features->cache || exchange.method->streams()) {
    co_return co_await integrate(exchange, parameters);
  }
  // The stage's cache.
  auto looked_up = cache_use(exchange, parameters);
  if (auto* fault = std::get_if<Fault>(&looked_up)) co_return std::move(*fault);
  const CacheUse& use = std::get<CacheUse>(looked_up);
  if (use.cache != nullptr && use.may_answer) {
    if (const auto* kept = use.cache->find(use.key, platform_.clock.steady_now())) {
      http::Response response = *kept;
      if (use.warns) add_cache_warning(response);
      co_return response;
    }
  }
  Outcome outcome = co_await integrate(exchange, parameters);
  auto* response = std::get_if<http::Response>(&outcome);
  if (use.cache != nullptr && response != nullptr) {
    const std::chrono::seconds ttl(exchange.settings->cache_ttl_seconds);
    use.cache->keep(use.key, *response, platform_.clock.steady_now() + ttl);
    if (use.warns) add_cache_warning(*response);
  }
  co_return outcome;
}

asio::awaitable<Outcome> DataPlane::integrate(Exchange& exchange,
                                              const vtl::InputParameters& parameters) {
  const auto& integration = exchange.method->integration;
  if (const auto* proxy = std::get_if<apigateway::LambdaProxyIntegration>(&integration)) {
    if (proxy->streams) co_return co_await stream_proxy(exchange, *proxy);
    co_return co_await invoke_proxy(exchange.request, *exchange.deployed, *proxy,
                                    proxy_context(exchange), exchange.scope, exchange.trace);
  }
  const auto mapped = std::get<std::shared_ptr<const apigateway::MappedIntegration>>(integration);
  co_return co_await run_mapped(exchange, *mapped, parameters);
}

void DataPlane::check_permission(const apigateway::DeployedApi& deployed,
                                 std::string_view resource_id, const UserRequest& request,
                                 const aws::Scope& scope, const std::string& function) {
  const std::string& name = request.request.method;
  if (!permissions_.is_new(resource_id, name, function) || !deployed.draft) return;
  const auto resource = deployed.draft->resources.find(std::string(resource_id));
  if (resource == deployed.draft->resources.end()) return;
  const auto& methods = resource->second.methods;
  auto method = methods.find(name);
  if (method == methods.end()) method = methods.find("ANY");
  // With credentials a role calls, which the function's policy need not know.
  if (method == methods.end() || !method->second.integration ||
      !method->second.integration->credentials.empty()) {
    return;
  }
  permissions_.check(scope, function,
                     aws::make_arn("execute-api", scope.region, scope.account,
                                   fmt::format("{}/{}/{}{}", request.api_id, request.stage, name,
                                               resource->second.path)));
}

}  // namespace emulator::execute_api
