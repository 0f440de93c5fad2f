#pragma once

#include <functional>
#include <memory>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "lambda/invoker.hpp"
#include "lambda/response_stream.hpp"

namespace emulator::lambda {

// The caller's end of a streamed response: whoever drops it leaves, and the function goes on.
class StreamReader {
 public:
  explicit StreamReader(std::shared_ptr<ResponseStream> stream) : stream_(std::move(stream)) {}
  StreamReader(StreamReader&&) = default;
  ~StreamReader() {
    if (stream_) stream_->abandon();
  }
  ResponseStream* operator->() const noexcept { return stream_.get(); }

 private:
  std::shared_ptr<ResponseStream> stream_;
};

// Invokes a function with an input that has a stream, and waits for its outcome.
using StreamedInvocation =
    std::function<boost::asio::awaitable<aws::Result<InvocationOutput>>(InvocationInput input)>;

// Does it apart from the caller, who reads what comes of it.
StreamReader invoke_streaming(const boost::asio::any_io_executor& loop,
                              StreamedInvocation invocation, InvocationInput input);

}  // namespace emulator::lambda
