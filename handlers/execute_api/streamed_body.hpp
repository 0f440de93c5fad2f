#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "daemon/http/body_source.hpp"
#include "handlers/execute_api/exchange.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "lambda/streamed_invocation.hpp"

namespace emulator::execute_api {

// How long a streamed answer may take: whatever it still lacks then is not sent.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
struct StreamLimits {
  using Clock = std::chrono::steady_clock;

  Clock::time_point end;           // of the integration's timeout
  std::chrono::milliseconds idle;  // for the next bytes of the body

  Clock::time_point of_next() const { return std::min(end, Clock::now() + idle); }
};
// For all of a stream that TestInvokeMethod collects.
inline constexpr std::chrono::milliseconds test_stream_limit = std::chrono::seconds(35);
StreamLimits stream_limits(const Exchange& exchange, std::chrono::milliseconds timeout);

// What follows the metadata in a function's answer.
class FunctionBody final : public http::BodySource {
 public:
  // `begun` came together with the metadata. `trace` is told why a stream fails, and may be null.
  FunctionBody(lambda::StreamReader reader, std::string begun, StreamLimits limits,
               RequestTrace* trace)
      : reader_(std::move(reader)), begun_(std::move(begun)), limits_(limits), trace_(trace) {}

  boost::asio::awaitable<boost::system::result<std::string>> read() override;
  void abandon() override { reader_->abandon(); }

 private:
  lambda::StreamReader reader_;
  std::string begun_;
  const StreamLimits limits_;
  RequestTrace* const trace_;
};

// A streamed body of a request that is logged. It writes down what passes, and has the logs written
// at its end, which comes with the last byte, a fault, or a caller who leaves.
class LoggedBody final : public http::BodySource {
 public:
  using WriteLogs = std::function<void(const Exchange& exchange, const http::Response& head)>;

  // The exchange's trace is `trace`; `head` is the response without its body.
  LoggedBody(Exchange exchange, std::unique_ptr<RequestTrace> trace, http::Response head,
             std::shared_ptr<http::BodySource> body, WriteLogs write_logs);
  ~LoggedBody() override { finish(); }

  boost::asio::awaitable<boost::system::result<std::string>> read() override;
  void abandon() override { body_->abandon(); }

 private:
  void finish();

  const Exchange exchange_;
  const std::unique_ptr<RequestTrace> trace_;
  const http::Response head_;
  const std::shared_ptr<http::BodySource> body_;
  WriteLogs write_logs_;  // empty once they are written
};

}  // namespace emulator::execute_api
