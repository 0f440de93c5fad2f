#include <lambda_runtime/runtime.hpp>

using namespace emulator::lambda_runtime;

int main() {
  run_handler([](const invocation_request& request) {
    if (request.payload.empty()) {
      return invocation_response::failure("there is nothing to greet", "EmptyPayload");
    }
    return invocation_response::success("{\"hello\":" + request.payload + "}", "application/json");
  });
}
