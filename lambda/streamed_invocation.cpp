#include "lambda/streamed_invocation.hpp"

#include <exception>

#include <boost/asio/co_spawn.hpp>

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

asio::awaitable<void> run(StreamedInvocation invocation, InvocationInput input) {
  const std::shared_ptr<ResponseStream> stream = input.stream;
  auto outcome = co_await invocation(std::move(input));
  stream->finish(std::move(outcome));
}

}  // namespace

StreamReader invoke_streaming(const asio::any_io_executor& loop, StreamedInvocation invocation,
                              InvocationInput input) {
  input.stream = std::make_shared<ResponseStream>(loop);
  StreamReader reader(input.stream);
  asio::co_spawn(loop, run(std::move(invocation), std::move(input)),
                 [](const std::exception_ptr& failure) {
                   if (failure) std::rethrow_exception(failure);  // a bug, and main's to report
                 });
  return reader;
}

}  // namespace emulator::lambda
