#include "daemon/http/session.hpp"

#include <exception>
#include <optional>
#include <utility>

#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>

#include "daemon/clock.hpp"
#include "daemon/http/request_parser.hpp"
#include "daemon/http/response_writer.hpp"
#include "daemon/http/session_body.hpp"
#include "daemon/http/web_socket_session.hpp"
#include "daemon/log.hpp"

namespace emulator::http {

namespace {

using asio::ip::tcp;
using error_code = boost::system::error_code;
using HttpError = boost::beast::http::error;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t small_read = 4 * 1024;
constexpr std::size_t large_read = 64 * 1024;
// After a refusal the client may still be sending; it reads our answer only if we take that in.
constexpr auto linger_time = std::chrono::seconds(5);

RequestFault fault_of(const error_code& error) {
  if (error == HttpError::header_limit) return RequestFault::header_too_large;
  if (error == HttpError::body_limit) return RequestFault::body_too_large;
  return RequestFault::malformed;
}

}  // namespace

Session::Session(std::shared_ptr<Server::Core> core, tcp::socket socket)
    : core_(std::move(core)), socket_(std::move(socket)) {}

void Session::enter(Phase phase, Clock::duration time) {
  if (phase_ == Phase::closed) return;
  phase_ = phase;
  deadline_ =
      time == Clock::duration::max() ? Clock::time_point::max() : coarse_steady_now() + time;
}

void Session::check(Clock::time_point now) {
  if (web_socket_) return web_socket_->check(now);
  release();
  if (deadline_ <= now) expire();
}

void Session::expire() {
  expired_ = true;
  deadline_ = Clock::time_point::max();
  error_code ignored;  // nothing pending is as good as cancelled
  socket_.cancel(ignored);
}

void Session::end_when_idle() {
  keep_alive_ = false;
  if (web_socket_) web_socket_->close(1001, "Going away");
  if (phase_ == Phase::idle) close();
}

void Session::close() {
  if (web_socket_) web_socket_->drop();
  release();
  phase_ = Phase::closed;
  deadline_ = Clock::time_point::max();
  error_code ignored;  // the connection ends either way
  socket_.close(ignored);
}

// One wait at a time: one that is left over from a request before serves the next.
void Session::when_gone(std::function<void()> callback) {
  gone_ = std::move(callback);
  if (watching_) return;
  watching_ = true;
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](const error_code& error) {
    self->watching_ = false;
    if (!error) self->on_readable();
  });
}

// A next request that is already there looks the same as an end, until it is looked at.
void Session::on_readable() {
  if (!gone_) return;
  char next;
  const ssize_t size = ::recv(socket_.native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
  const bool is_gone = size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
  if (is_gone) std::exchange(gone_, nullptr)();
}

asio::awaitable<void> Session::run(std::shared_ptr<Session> self) {
  error_code error;
  const tcp::endpoint peer = self->socket_.remote_endpoint(error);
  if (!error) {
    self->peer_address_ = peer.address().to_string();
    self->peer_port_ = peer.port();
    self->socket_.set_option(tcp::no_delay(true), error);
    // write() asks whether there is room before it waits for it.
    self->socket_.non_blocking(true, error);
  }
  if (!error) {
    co_await self->serve();
  }
  self->close();
}

asio::awaitable<void> Session::serve() {
  while (phase_ != Phase::closed) {
    Request request;
    RequestParser parser(request);
    const bool received = co_await read_request(request, parser);
    if (!received || phase_ == Phase::closed) co_return;
    enter(Phase::handling, Clock::duration::max());
    std::optional<Body> body;
    if (!parser.is_done()) request.stream = &body.emplace(*this, request, parser);
    const Response response = co_await handle(request);
    gone_ = nullptr;
    if (phase_ == Phase::closed) co_return;
    if (response.upgrade) co_return co_await serve_web_socket(request, response);
    // What nobody read of a body can't be told from a next request.
    if (!parser.is_done()) keep_alive_ = false;
    bool keep_alive = keep_alive_ && !core_->stopping;
    const bool with_body = request.method != "HEAD";
    bool written = false;
    if (response.stream && with_body) {
      const Framing framing = parser.knows_chunks() ? Framing::chunked : Framing::close;
      keep_alive = keep_alive && framing == Framing::chunked;
      written = co_await write_stream(response, keep_alive, framing);
    } else {
      written = co_await write(response, keep_alive, with_body);
    }
    if (written && !parser.is_done()) co_await linger();
    if (!written || !keep_alive) co_return;
    if (buffer_.size() == 0 && buffer_.capacity() > large_read) buffer_.shrink_to_fit();
  }
}

asio::awaitable<void> Session::serve_web_socket(const Request& request, const Response& response) {
  if (!held_.empty()) {
    const bool written = co_await write_held();
    if (!written) co_return;
  }
  enter(Phase::web_socket, Clock::duration::max());
  web_socket_ = std::make_shared<WebSocketSession>(std::move(socket_), *response.upgrade);
  if (core_->stopping) web_socket_->close(1001, "Going away");
  co_await web_socket_->run(request, response);
  web_socket_->drop();
}

asio::awaitable<bool> Session::read_request(Request& request, RequestParser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(core_->options.header_limit));
  parser.body_limit(core_->options.body_limit);
  if (core_->options.streams_body) parser.keep_trailers();
  std::size_t received = 0;
  Clock::time_point started;
  continue_sent_ = false;

  if (buffer_.size() == 0) {
    enter(Phase::idle, core_->options.idle_timeout);
    const bool filled = co_await fill_buffer(small_read);
    if (!filled) co_return false;
  }
  enter(Phase::reading, core_->options.read_timeout);
  started = coarse_steady_now();

  while (true) {
    error_code error;
    while (buffer_.size() > 0 && !parser.is_done()) {
      const std::size_t used = parser.put(buffer_.data(), error);
      buffer_.consume(used);
      received += used;
      if (error || used == 0) break;
    }
    if (error && error != HttpError::need_more) {
      co_await refuse(fault_of(error), request);
      co_return false;
    }
    if (parser.is_done()) break;
    if (parser.is_header_done() && core_->options.streams_body &&
        core_->options.streams_body(request)) {
      parser.body_limit(boost::none);
      break;
    }
    if (parser.is_header_done() && parser.expects_continue() && !continue_sent_ &&
        buffer_.size() == 0) {
      continue_sent_ = true;
      const bool sent = co_await send_continue();
      if (!sent) co_return false;
    }
    // An honest slow client gets time for what it has sent; one that trickles does not.
    const auto earned =
        std::chrono::seconds((received + buffer_.size()) / core_->options.slowest_rate);
    deadline_ = started + core_->options.read_timeout + earned;
    const bool filled = co_await fill_buffer(parser.is_header_done() ? large_read : small_read);
    if (!filled) {
      if (expired_ && phase_ != Phase::closed) co_await refuse(RequestFault::too_slow, request);
      co_return false;
    }
  }
  keep_alive_ = keep_alive_ && parser.keep_alive();
  request.remote_address = peer_address_;
  request.remote_port = peer_port_;
  co_return true;
}

asio::awaitable<bool> Session::fill_buffer(std::size_t wanted) {
  const auto [error, size] =
      co_await socket_.async_read_some(asio::buffer(buffer_.prepare(wanted)), no_throw);
  buffer_.commit(size);
  co_return !error;
}

asio::awaitable<Response> Session::handle(Request& request) {
  // The last resort for a bug: one request fails loudly, the server goes on.
  request.peer = this;
  try {
    co_return co_await core_->handler(request);
  } catch (const std::exception& bug) {
    log::error("Unexpected failure of {} {}: {}", request.method, request.target, bug.what());
    co_return make_response(500, "application/json",
                            R"({"message":"Internal failure of the emulator; see its log."})");
  }
}

asio::awaitable<void> Session::refuse(RequestFault fault, const Request& request) {
  expired_ = false;
  const Response response = core_->render_fault(fault, request);
  const bool written = co_await write(response, false, true);
  if (written) co_await linger();
}

asio::awaitable<void> Session::linger() {
  error_code error;
  socket_.shutdown(tcp::socket::shutdown_send, error);
  enter(Phase::writing, linger_time);
  while (!error && phase_ != Phase::closed) {
    buffer_.clear();
    auto [read_error, size] =
        co_await socket_.async_read_some(asio::buffer(buffer_.prepare(large_read)), no_throw);
    error = read_error;
  }
}

}  // namespace emulator::http
