#include "handlers/lambda/streamed_invocation.hpp"

#include <memory>
#include <utility>

#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

StreamReader invoke_streaming(ServiceState& state, FunctionTarget target, std::string request_id,
                              InvocationInput input) {
  auto invoke = [kept = state.shared_from_this(), target = std::move(target),
                 request_id = std::move(request_id)](InvocationInput given) {
    return kept->invoke(target, request_id, std::move(given));
  };
  return invoke_streaming(state.platform.loop, std::move(invoke), std::move(input));
}

}  // namespace emulator::lambda
