#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "lambda_runtime/runtime.hpp"
#include "protocol.hpp"

namespace emulator::lambda_runtime {
namespace {

constexpr char trace_id_variable[] = "_X_AMZN_TRACE_ID";

std::optional<std::string> runtime_endpoint() {
  const char* endpoint = std::getenv("AWS_LAMBDA_RUNTIME_API");
  if (endpoint != nullptr && *endpoint != '\0') return endpoint;
  std::fputs(
      "AWS_LAMBDA_RUNTIME_API is not set: this program is a Lambda function and runs in an "
      "execution environment\n",
      stderr);
  return std::nullopt;
}

void complain(const char* what, const api_failure& failure) {
  std::fprintf(stderr, "%s: %s (status %d)\n", what, failure.message.c_str(), failure.status);
}

// The X-Ray SDK reads the trace of the invocation at hand from the environment.
void export_trace_id(const invocation_request& request) {
  if (request.xray_trace_id.empty()) {
    ::unsetenv(trace_id_variable);
  } else {
    ::setenv(trace_id_variable, request.xray_trace_id.c_str(), 1);
  }
}

invocation_response call(const invocation_handler& handler, const invocation_request& request) {
  export_trace_id(request);
  try {
    return handler(request);
  } catch (...) {
    return describe_current_exception();
  }
}

void serve(runtime& api, const invocation_handler& handler) {
  // The answer that may not have arrived, and its invocation: if that is handed out again, it is
  // answered again but not run again.
  std::optional<invocation_response> unconfirmed;
  std::string last_id;
  auto next = api.get_next();
  while (next.is_success()) {
    const auto& request = next.get_result();
    const bool again = unconfirmed && request.request_id == last_id;
    auto response = again ? std::move(*unconfirmed) : call(handler, request);
    last_id = request.request_id;
    unconfirmed.reset();

    auto turn = api.post_and_get_next(last_id, response);
    if (!turn.posted.is_success()) {
      complain("the answer to an invocation was not taken", turn.posted.get_failure());
      const bool unknown = turn.posted.get_failure().status == 0;
      if (unknown && !response.is_streaming()) unconfirmed = std::move(response);
    }
    next = std::move(turn.next);
  }
  complain("no further invocation", next.get_failure());
}

}  // namespace

void run_handler(const invocation_handler& handler) {
  const auto endpoint = runtime_endpoint();
  if (!endpoint) std::exit(EXIT_FAILURE);
  runtime api{*endpoint};
  serve(api, handler);
}

int run_function(const std::function<invocation_handler()>& initialize) {
  const auto endpoint = runtime_endpoint();
  if (!endpoint) return EXIT_FAILURE;
  runtime api{*endpoint};
  invocation_handler handler;
  try {
    handler = initialize();
  } catch (...) {
    const auto error = describe_current_exception();
    std::fprintf(stderr, "initialization failed: %s\n", error.get_payload().c_str());
    const auto posted = api.post_init_failure(error);
    if (!posted.is_success()) complain("the init error was not taken", posted.get_failure());
    return EXIT_FAILURE;
  }
  serve(api, handler);
  return EXIT_SUCCESS;
}

}  // namespace emulator::lambda_runtime
