#include "handlers/execute_api/timed_invocation.hpp"

#include <array>
#include <exception>
#include <memory>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "lambda/trace_id.hpp"

namespace emulator::execute_api {

namespace {

// An invocation and whoever waits for it. It is shared, since an invocation goes on when API
// Gateway has stopped waiting.
struct Pending {
  explicit Pending(const asio::any_io_executor& loop) : timer(loop) {}
  asio::steady_timer timer;
  std::optional<aws::Result<lambda::InvocationOutput>> output;
  std::exception_ptr fault;
};

}  // namespace

asio::awaitable<std::optional<aws::Result<lambda::InvocationOutput>>> invoke_within(
    const Platform& platform, lambda::Invoker& invoker, std::chrono::milliseconds timeout,
    aws::Scope scope, std::string function, lambda::InvocationInput input) {
  auto pending = std::make_shared<Pending>(platform.loop);
  asio::co_spawn(platform.loop,
                 invoker.invoke(std::move(scope), std::move(function), std::move(input)),
                 [pending](std::exception_ptr fault, aws::Result<lambda::InvocationOutput> output) {
                   if (fault) {
                     pending->fault = std::move(fault);
                   } else {
                     pending->output = std::move(output);
                   }
                   pending->timer.cancel();
                 });
  // It may have been done without waiting, and then nothing cancels the timer any more.
  if (!pending->output && !pending->fault) {
    pending->timer.expires_at(platform.clock.timer_end(timeout));
    co_await pending->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  if (pending->fault) std::rethrow_exception(pending->fault);
  co_return std::move(pending->output);
}

std::string invocation_uri(std::string_view region, std::string_view function) {
  return fmt::format("https://lambda.{}.amazonaws.com/2015-03-31/functions/{}/invocations", region,
                     function);
}

std::string streaming_uri(std::string_view region, std::string_view function) {
  return fmt::format(
      "https://lambda.{}.amazonaws.com/2021-11-15/functions/{}/response-streaming-invocations",
      region, function);
}

void trace_invocation(RequestTrace& trace,
                      const std::optional<aws::Result<lambda::InvocationOutput>>& answer) {
  if (!answer) {
    trace.endpoint_done();
    trace.integration.error = "Execution failed due to a timeout error";
    return;
  }
  if (!*answer) {
    trace.integration.error = answer->error().message;
    trace.endpoint_response(answer->error().status, {}, answer->error().message);
    return;
  }
  const lambda::InvocationOutput& output = **answer;
  trace.integration.request_id = output.request_id;
  http::Headers headers{{"x-amzn-RequestId", output.request_id}};
  if (output.function_error != lambda::InvocationOutput::FunctionError::none) {
    trace.integration.error = excerpt(output.payload);
    headers.add("X-Amz-Function-Error", "Unhandled");
  }
  trace.endpoint_response(200, headers, output.payload);
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t most = 1000;
  if (text.size() <= most) return std::string(text);
  return fmt::format("{}… ({} bytes)", text.substr(0, most), text.size());
}

std::string new_trace_id(const Clock& clock, Random& random) {
  return lambda::new_trace_root(random, clock.now());
}

// Fifteen characters and a padding, as AWS's are.
std::string new_extended_request_id(Random& random) {
  std::array<char, 11> bytes;
  random.fill(bytes.data(), bytes.size());
  return base64_encode({bytes.data(), bytes.size()});
}

}  // namespace emulator::execute_api
