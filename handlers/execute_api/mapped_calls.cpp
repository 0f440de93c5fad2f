// Integrations whose requests and responses are mapped.

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/execute_api/integration_response.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "handlers/execute_api/service_call.hpp"
#include "handlers/execute_api/timed_invocation.hpp"
#include "handlers/lambda/payload.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MappedIntegration;
using apigateway::ResponseType;
using Kind = MappedIntegration::Kind;

// Mapping one takes more than a moment, and is done aside. The coroutine waits, so that the work
// may refer to what the coroutine holds.
constexpr std::size_t large_body = 32 * 1024;

Fault timed_out(std::string_view what, std::chrono::milliseconds limit) {
  return {.type = ResponseType::integration_timeout,
          .reason = fmt::format("{} did not answer within {} ms", what, limit.count())};
}

// A refusal of Lambda itself, which mappings take for an answer.
IntegrationAnswer refusal_of_lambda(const aws::Error& error) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Type", error.status < 500 ? "User" : "Server");
  aws::write_member(writer, "message", error.message);
  writer.EndObject();
  return {.status = error.status, .body = {buffer.GetString(), buffer.GetSize()}};
}

}  // namespace

asio::awaitable<Outcome> DataPlane::run_mapped(const Exchange& exchange,
                                               const MappedIntegration& integration,
                                               const vtl::InputParameters& parameters) {
  std::variant<IntegrationRequest, Fault> mapped;
  if (exchange.request.request.body.size() > large_body) {
    auto work = [&] { return map_request(integration, exchange, parameters); };
    mapped = co_await offload(platform_.workers, std::move(work));
  } else {
    mapped = map_request(integration, exchange, parameters);
  }
  if (auto* fault = std::get_if<Fault>(&mapped)) co_return std::move(*fault);
  IntegrationRequest request = std::move(std::get<IntegrationRequest>(mapped));
  if (integration.streams) {
    co_return co_await stream_endpoint(exchange, integration, std::move(request));
  }
  Answer answer;
  if (integration.kind == Kind::mock) {
    auto status = mock_status(request.body);
    if (!status) {
      co_return configuration_error(
          fmt::format("the MOCK integration found no statusCode in {}",
                      request.body.empty() ? "an empty request; it needs a request template for "
                                             "the request's content type"
                                           : "the request template or the body passed through"));
    }
    answer = IntegrationAnswer{.body = std::move(request.body), .selector = std::move(status)};
  } else if (integration.kind == Kind::lambda) {
    answer = co_await call_function(exchange, integration, std::move(request));
  } else if (integration.kind == Kind::service) {
    answer = co_await call_service(exchange, integration, std::move(request));
  } else {
    answer = co_await call_endpoint(exchange, integration, std::move(request));
  }
  if (auto* fault = std::get_if<Fault>(&answer)) co_return std::move(*fault);
  auto& answered = std::get<IntegrationAnswer>(answer);
  if (integration.kind == Kind::http_proxy) {
    co_return passed_through(std::move(answered), exchange);
  }
  if (answered.body.size() <= large_body) {
    co_return map_response(integration, std::move(answered), exchange, parameters);
  }
  auto work = [&] { return map_response(integration, std::move(answered), exchange, parameters); };
  co_return co_await offload(platform_.workers, std::move(work));
}

asio::awaitable<DataPlane::Answer> DataPlane::call_function(const Exchange& exchange,
                                                            const MappedIntegration& integration,
                                                            IntegrationRequest request) {
  auto function = apigateway::resolve_stage_variables(integration.uri, exchange.stage_variables);
  if (!function) {
    co_return configuration_error(fmt::format(
        "the stage has not all the variables that the function {} needs", integration.uri));
  }
  if (exchange.resource != nullptr) {
    check_permission(*exchange.deployed, exchange.resource->id, exchange.request, exchange.scope,
                     *function);
  }
  lambda::InvocationInput input;
  input.payload = std::move(request.body);
  input.trace_id = exchange.trace_id;
  // As Lambda's Invoke takes what has no payload.
  if (input.payload.empty()) input.payload = "{}";
  if (const auto fault = lambda::check_json(input.payload)) {
    log::warning("{} {} of API {}, stage {}: what is sent to {} is no JSON: {}",
                 exchange.request.request.method, exchange.request.path, exchange.request.api_id,
                 exchange.request.stage, *function, fault->message);
    co_return refusal_of_lambda(*fault);
  }
  RequestTrace* const trace = exchange.trace;
  if (trace != nullptr) {
    trace->endpoint_request(invocation_uri(exchange.scope.region, *function), request.headers,
                            input.payload);
  }
  if (request.headers.get("X-Amz-Invocation-Type") == "Event") {
    auto queued = invoker_.invoke_async(exchange.scope, *function, std::move(input));
    if (trace != nullptr) trace->endpoint_response(queued ? 202 : queued.error().status, {}, "");
    if (!queued) co_return refusal_of_lambda(queued.error());
    co_return IntegrationAnswer{.status = 202};
  }
  auto answer = co_await invoke_within(platform_, invoker_, integration.timeout, exchange.scope,
                                       *function, std::move(input));
  if (trace != nullptr) trace_invocation(*trace, answer);
  if (!answer) co_return timed_out(*function, integration.timeout);
  auto& output = *answer;
  if (!output) {
    const aws::Error& error = output.error();
    // A function that isn't there, or may not be called, is the API's mistake.
    if (error.status == 404 || error.status == 403) {
      co_return configuration_error(
          fmt::format("{} can't be invoked: {}: {}", *function, error.code, error.message));
    }
    co_return refusal_of_lambda(error);
  }
  IntegrationAnswer answered{.body = std::move(output->payload)};
  if (output->function_error != lambda::InvocationOutput::FunctionError::none) {
    answered.selector = error_message(answered.body).value_or("");
  }
  co_return answered;
}

asio::awaitable<DataPlane::Answer> DataPlane::call_service(const Exchange& exchange,
                                                           const MappedIntegration& integration,
                                                           IntegrationRequest request) {
  Service* service = services_ ? services_(integration.service) : nullptr;
  if (service == nullptr) {
    co_return configuration_error(
        fmt::format("the service {} is not served here", integration.service));
  }
  if (!integration.action.empty()) request.query.emplace_back("Action", integration.action);
  auto target = target_uri("/" + integration.uri, request, exchange.stage_variables);
  if (!target) {
    co_return configuration_error(
        fmt::format("the stage has not all the variables that the path {} needs", integration.uri));
  }
  http::Request sent{integration.http_method, std::move(*target), std::move(request.headers),
                     std::move(request.body), exchange.request.request.remote_address};
  RequestTrace* const trace = exchange.trace;
  if (trace != nullptr) {
    trace->endpoint_request(fmt::format("https://{}.{}.amazonaws.com{}", integration.service,
                                        exchange.scope.region, sent.target),
                            sent.headers, sent.body);
  }
  http::Response response = co_await execute_api::call_service(
      platform_, *service, exchange.scope, std::move(sent), exchange.request.request_id);
  if (trace != nullptr) {
    trace->endpoint_response(response.status, response.headers, response.body);
  }
  co_return IntegrationAnswer{.status = response.status,
                              .headers = std::move(response.headers),
                              .body = std::move(response.body),
                              .selector = std::to_string(response.status)};
}

}  // namespace emulator::execute_api
