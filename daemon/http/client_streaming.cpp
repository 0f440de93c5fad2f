// Responses whose bodies are handed on while they come.

#include <algorithm>
#include <utility>

#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/http/body_source.hpp"
#include "daemon/http/client_core.hpp"
#include "daemon/http/response_parser.hpp"

namespace emulator::http {

namespace {

using error_code = boost::system::error_code;
using HttpError = boost::beast::http::error;
using Clock = std::chrono::steady_clock;

// What an endpoint sends, read from its connection when the reader asks for more.
template <class Lease>
class Answer final : public BodySource {
 public:
  Answer(std::unique_ptr<Lease> lease, Clock::time_point end, std::chrono::milliseconds idle)
      : lease_(std::move(lease)), end_(end), idle_(idle), parser_(parsed_) {
    parser_.header_limit(response_header_limit);
    parser_.body_limit(boost::none);
  }

  void expect_no_body() { parser_.skip(true); }

  asio::awaitable<error_code> read_head() {
    while (!parser_.is_header_done()) {
      const error_code error = co_await feed(end_);
      if (error) co_return error;
    }
    co_return error_code();
  }
  // Once that is done; the body stays here.
  Response head() { return {parsed_.status, std::move(parsed_.headers), {}}; }

  asio::awaitable<boost::system::result<std::string>> read() override {
    while (parsed_.body.empty() && !parser_.is_done()) {
      if (abandoned_) co_return error_code(asio::error::operation_aborted);
      const auto idle_end = Clock::now() + idle_;
      const error_code error = co_await feed(std::min(end_, idle_end));
      if (error) co_return error;
    }
    if (parser_.is_done() && lease_) {
      if (parser_.keep_alive() && !abandoned_) lease_->core->keep(*lease_);
      lease_.reset();
    }
    co_return std::exchange(parsed_.body, {});
  }

  void abandon() override {
    abandoned_ = true;
    if (lease_) lease_->connection->cancel();
  }

 private:
  // Takes what has come, or waits for more.
  asio::awaitable<error_code> feed(Clock::time_point deadline) {
    error_code error;
    if (needs_more_) {
      error = co_await lease_->connection->read(buffer_, deadline);
      // A body without a length ends with the connection.
      if (error == asio::error::eof && parser_.is_header_done()) {
        parser_.put_eof(error);
        co_return error ? error_code(asio::error::eof) : error;
      }
      if (error) co_return error;
    }
    const std::size_t used = parser_.put(asio::buffer(buffer_), error);
    buffer_.erase(0, used);
    if (error == HttpError::need_more) error.clear();
    needs_more_ = buffer_.empty() || used == 0;
    co_return error;
  }

  std::unique_ptr<Lease> lease_;  // null once all has come
  const Clock::time_point end_;
  const std::chrono::milliseconds idle_;
  Response parsed_;
  ResponseParser parser_;
  std::string buffer_;
  bool needs_more_ = true;
  bool abandoned_ = false;
};

}  // namespace

asio::awaitable<boost::system::result<Response, ClientError>> Client::Core::open(
    ClientRequest request, std::chrono::milliseconds idle) {
  const auto deadline = Clock::now() + request.timeout;
  auto lease = co_await begin(request, deadline);
  if (!lease) co_return lease.error();
  const auto answer = std::make_shared<Answer<Lease>>(std::move(*lease), deadline, idle);
  if (request.method == "HEAD") answer->expect_no_body();
  const error_code error = co_await answer->read_head();
  if (error) co_return failure(ClientError::Kind::closed, request, "answer of", error);
  Response response = answer->head();
  response.stream = answer;
  co_return response;
}

}  // namespace emulator::http
