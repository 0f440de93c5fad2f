#include "handlers/execute_api/streamed_body.hpp"

#include <boost/asio/error.hpp>

#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::execute_api {

namespace {

using namespace std::chrono_literals;
using Result = boost::system::result<std::string>;
using boost::system::error_code;

constexpr auto regional_idle_limit = 5min;
constexpr auto edge_idle_limit = 30s;

std::string text_of(const error_code& error) {
  if (error == boost::asio::error::timed_out) return "Execution failed due to a timeout error";
  return "Execution failed due to a network error communicating with endpoint: " + error.message();
}

}  // namespace

StreamLimits stream_limits(const Exchange& exchange, std::chrono::milliseconds timeout) {
  const auto& draft = exchange.deployed->draft;
  const bool is_edge = draft && draft->endpoint_type == "EDGE";
  if (exchange.is_test) timeout = std::min(timeout, test_stream_limit);
  return {StreamLimits::Clock::now() + timeout,
          is_edge ? std::chrono::milliseconds(edge_idle_limit) : regional_idle_limit};
}

boost::asio::awaitable<Result> FunctionBody::read() {
  if (!begun_.empty()) co_return std::exchange(begun_, {});
  const bool in_time = co_await reader_->wait_until_readable(limits_.of_next());
  if (!in_time) co_return error_code(boost::asio::error::timed_out);
  std::string piece = co_await reader_->read();
  if (!piece.empty() || reader_->succeeded()) co_return piece;
  if (trace_ != nullptr && reader_->finished()) {
    const auto& outcome = reader_->outcome();
    trace_->stream_failed("Lambda execution failed while its response was streamed: " +
                          excerpt(outcome ? outcome->payload : outcome.error().message));
  }
  // Too late for a status: the body stays unfinished.
  co_return error_code(boost::asio::error::connection_aborted);
}

LoggedBody::LoggedBody(Exchange exchange, std::unique_ptr<RequestTrace> trace, http::Response head,
                       std::shared_ptr<http::BodySource> body, WriteLogs write_logs)
    : exchange_(std::move(exchange)),
      trace_(std::move(trace)),
      head_(std::move(head)),
      body_(std::move(body)),
      write_logs_(std::move(write_logs)) {}

boost::asio::awaitable<Result> LoggedBody::read() {
  Result piece = co_await body_->read();
  if (!piece) trace_->stream_failed(text_of(piece.error()));
  if (piece && !piece->empty()) {
    trace_->streamed(piece->size());
  } else {
    finish();
  }
  co_return piece;
}

void LoggedBody::finish() {
  if (!write_logs_) return;
  trace_->endpoint_done();
  std::exchange(write_logs_, nullptr)(exchange_, head_);
}

}  // namespace emulator::execute_api
