#include "handlers/execute_api/data_plane.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

#include <fmt/format.h>

#include "daemon/log.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/media_type.hpp"
#include "handlers/execute_api/mock_integration.hpp"
#include "handlers/execute_api/proxy_event.hpp"
#include "handlers/execute_api/proxy_response.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
constexpr std::size_t payload_limit = 10 * 1024 * 1024;

// The host name under which the API was called, or would be called on AWS.
std::string domain_name(const UserRequest& request, std::string_view region) {
  const std::string prefix = request.api_id + ".execute-api.";
  const std::string_view host = request.request.headers.get("Host");
  if (host.starts_with(prefix)) return std::string(host.substr(0, host.find(':')));
  const std::string_view suffix =
      region.starts_with("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
  return fmt::format("{}{}{}", prefix, region, suffix);
}

std::string describe(const UserRequest& request) {
  return fmt::format("{} {} of API {}, stage {}", request.request.method, request.path,
                     request.api_id, request.stage);
}

}  // namespace

struct DataPlane::LambdaCall {
  aws::Scope scope;
  std::string function;
  lambda::InvocationInput input;
  std::chrono::milliseconds timeout;
  bool decode_base64;
};

DataPlane::DataPlane(Platform platform, const apigateway::ApiGatewayService& apis,
                     lambda::Invoker& invoker)
    : platform_(platform), apis_(apis), invoker_(invoker) {}

bool DataPlane::has_api(std::string_view api_id) const {
  return apis_.find_api(std::string(api_id)) != nullptr;
}

asio::awaitable<http::Response> DataPlane::handle(UserRequest request) {
  std::string trace_id(request.request.headers.get("X-Amzn-Trace-Id"));
  if (trace_id.find("Root=") == trace_id.npos) {
    trace_id = new_trace_id(platform_.clock, platform_.random);
  }
  const std::string extended_request_id = new_extended_request_id(platform_.random);
  http::Response response = co_await answer(request, trace_id, extended_request_id);
  response.headers.set("x-amzn-RequestId", request.request_id);
  response.headers.set("x-amz-apigw-id", extended_request_id);
  if (!response.headers.contains("x-amzn-ErrorType")) {
    response.headers.set("X-Amzn-Trace-Id", trace_id);
  }
  // Neither may have a body, whatever a function sends along.
  if (response.status == 204 || response.status == 304) response.body.clear();
  co_return response;
}

asio::awaitable<http::Response> DataPlane::answer(const UserRequest& request,
                                                  const std::string& trace_id,
                                                  const std::string& extended_request_id) {
  const apigateway::RestApi* api = apis_.find_api(request.api_id);
  if (api == nullptr) co_return forbidden();
  const auto stage = api->stages.find(request.stage);
  if (stage == api->stages.end()) co_return forbidden();
  // Kept for as long as the request runs; the stage may move on to another deployment.
  const std::shared_ptr<const apigateway::DeployedApi> deployed = stage->second.snapshot;
  if (deployed->disable_execute_api_endpoint) co_return forbidden();
  const auto match = deployed->routes.match(request.path);
  const apigateway::DeployedMethod* method =
      match ? match->resource->method(request.request.method) : nullptr;
  if (method == nullptr) co_return missing_authentication_token();
  if (request.request.body.size() > payload_limit) co_return request_too_large();

  if (const auto* mock = std::get_if<apigateway::MockIntegration>(&method->integration)) {
    co_return mock_response(*mock, request.request, describe(request));
  }
  const auto& proxy = std::get<apigateway::LambdaProxyIntegration>(method->integration);
  auto function = apigateway::resolve_stage_variables(proxy.function, stage->second.variables);
  if (!function) {
    log::warning("{}: the stage has not all the variables that the function {} needs",
                 describe(request), proxy.function);
    co_return internal_server_error();
  }
  if (proxy.http_method != "POST") {
    log::warning("{}: a function is invoked with POST; the integration's HTTP method is {}",
                 describe(request), proxy.http_method);
    co_return internal_server_error();
  }
  const std::string domain = domain_name(request, api->scope.region);
  const auto& binary = deployed->binary_media_types;
  const http::Headers& headers = request.request.headers;
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
      .base64_body = is_binary(binary, headers.get("Content-Type")),
  };
  lambda::InvocationInput input;
  input.payload = build_proxy_event(request.request, request.path, context);
  input.trace_id = trace_id;
  LambdaCall call{api->scope, std::move(*function), std::move(input), proxy.timeout,
                  accepts_binary(binary, headers.get("Accept"))};
  co_return co_await invoke(request, std::move(call));
}

asio::awaitable<http::Response> DataPlane::invoke(const UserRequest& request, LambdaCall call) {
  auto answer = co_await invoke_within(platform_.loop, invoker_, call.timeout,
                                       std::move(call.scope), call.function, std::move(call.input));
  if (!answer) {
    log::warning("{}: {} did not answer within {} ms", describe(request), call.function,
                 call.timeout.count());
    co_return integration_timeout();
  }
  auto& output = *answer;
  if (!output) {
    const aws::Error& error = output.error();
    log::warning("{}: {} can't be invoked: {}: {}", describe(request), call.function, error.code,
                 error.message);
    co_return error.status == 413 ? request_too_large() : internal_server_error();
  }
  if (output->function_error != lambda::InvocationOutput::FunctionError::none) {
    log::warning("{}: {} failed, request id {}: {}", describe(request), call.function,
                 output->request_id, excerpt(output->payload));
    co_return bad_gateway();
  }
  auto parsed = parse_proxy_response(std::move(output->payload), call.decode_base64);
  if (const auto* malformed = std::get_if<MalformedProxyResponse>(&parsed)) {
    log::warning("{}: the answer of {} is malformed: {}", describe(request), call.function,
                 malformed->reason);
    co_return bad_gateway();
  }
  co_return std::move(std::get<http::Response>(parsed));
}

}  // namespace emulator::execute_api
