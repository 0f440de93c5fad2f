#pragma once

#include <memory>
#include <string>

#include "handlers/lambda/function_reference.hpp"
#include "lambda/invoker.hpp"
#include "lambda/response_stream.hpp"

namespace emulator::lambda {

struct ServiceState;

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

// Invokes the function apart from the caller, who reads what comes of it.
StreamReader invoke_streaming(ServiceState& state, FunctionTarget target, std::string request_id,
                              InvocationInput input);

}  // namespace emulator::lambda
