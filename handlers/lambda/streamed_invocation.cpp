#include "handlers/lambda/streamed_invocation.hpp"

#include <exception>
#include <utility>

#include <boost/asio/co_spawn.hpp>

#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

asio::awaitable<void> run(std::shared_ptr<ServiceState> state, FunctionTarget target,
                          std::string request_id, InvocationInput input) {
  const std::shared_ptr<ResponseStream> stream = input.stream;
  auto outcome = co_await state->invoke(std::move(target), std::move(request_id), std::move(input));
  stream->finish(std::move(outcome));
}

}  // namespace

StreamReader invoke_streaming(ServiceState& state, FunctionTarget target, std::string request_id,
                              InvocationInput input) {
  const asio::any_io_executor loop = state.platform.loop;
  input.stream = std::make_shared<ResponseStream>(loop);
  StreamReader reader(input.stream);
  asio::co_spawn(
      loop,
      run(state.shared_from_this(), std::move(target), std::move(request_id), std::move(input)),
      [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);  // a bug, and main's to report
      });
  return reader;
}

}  // namespace emulator::lambda
