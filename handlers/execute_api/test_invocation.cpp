// TestInvokeMethod: a method of a draft, without the gates that keep callers out.

#include "daemon/http/body_source.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/apigateway_service.hpp"
#include "handlers/execute_api/data_plane.hpp"
#include "handlers/execute_api/execution_log.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/streamed_body.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

constexpr std::size_t longest_collected = 1024 * 1024;

// What of a stream is shown: all of it, or as much as there was in time or is more than enough.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-streaming-troubleshoot.html
asio::awaitable<void> collect(http::Response& response) {
  while (response.body.size() <= longest_collected) {
    const auto piece = co_await response.stream->read();
    if (!piece || piece->empty()) break;
    response.body += *piece;
  }
  response.stream.reset();
}

}  // namespace

asio::awaitable<apigateway::TestAnswer> DataPlane::test(apigateway::TestInvocation given) {
  UserRequest request{given.request, given.api_id, std::string(test_stage), given.path,
                      platform_.random.uuid()};
  // Neither has a path with a stage before it.
  request.domain_name = "testPrefix.testDomainName";
  Exchange exchange{request, given.deployed};
  if (auto match = given.deployed->routes.match(request.path)) {
    exchange.resource = match->resource;
    exchange.method = match->resource->method(given.request.method);
    if (given.has_path_parameters) exchange.path_parameters = std::move(match->path_parameters);
  }
  exchange.is_test = true;
  exchange.stage_variables = given.stage_variables;
  exchange.scope = given.scope;
  if (!given.client_certificate_id.empty()) {
    exchange.client_identity = apis_.client_identity(given.scope, given.client_certificate_id);
  }
  exchange.domain_name = request.domain_name;
  exchange.trace_id = new_trace_id(platform_.clock, platform_.random);
  exchange.extended_request_id = new_extended_request_id(platform_.random);
  exchange.time = platform_.clock.now();
  RequestTrace trace(platform_.clock, RequestTrace::Level::info, true);
  exchange.trace = &trace;
  Outcome outcome;
  if (exchange.method == nullptr) {
    outcome = Fault{.type = apigateway::ResponseType::resource_not_found};
  } else {
    const auto parameters = input_parameters(exchange);
    outcome = co_await execute(exchange, parameters);
  }
  const Fault* fault = std::get_if<Fault>(&outcome);
  http::Response response = fault != nullptr ? gateway_response(*fault, &exchange)
                                             : std::move(std::get<http::Response>(outcome));
  if (fault == nullptr) response.headers.set("X-Amzn-Trace-Id", exchange.trace_id);
  if (exchange.method != nullptr && exchange.method->streams()) {
    if (response.stream) co_await collect(response);
    // There is no response yet, and no log of one that is streamed.
    if (fault != nullptr && fault->type == apigateway::ResponseType::integration_timeout &&
        trace.latency() >= test_stream_limit) {
      response = {0, {}, {}};
    }
    co_return apigateway::TestAnswer{std::move(response), {}, trace.latency()};
  }
  trace_completion(trace, exchange, fault, response);
  co_return apigateway::TestAnswer{std::move(response), test_log(request.request_id, trace),
                                   trace.latency()};
}

}  // namespace emulator::execute_api
