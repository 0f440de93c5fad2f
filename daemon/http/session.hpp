#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "daemon/http/peer.hpp"
#include "daemon/http/response_writer.hpp"
#include "daemon/http/server_core.hpp"

namespace emulator::http {

class RequestParser;
class WebSocketSession;

// One connection: reads a request, has it handled, writes the response, and again.
class Session final : public Peer, public std::enable_shared_from_this<Session> {
 public:
  using Clock = std::chrono::steady_clock;

  Session(std::shared_ptr<Server::Core> core, asio::ip::tcp::socket socket);
  // Leaves the server's list, whichever way the coroutine ended.
  ~Session() override { core_->end_session(*this); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  static asio::awaitable<void> run(std::shared_ptr<Session> self);

  // Ends what is waited for when its deadline has passed.
  void check(Clock::time_point now);
  // The server stops: closes now if no request is in flight, else after its response.
  void end_when_idle();
  void close();

  void when_gone(std::function<void()> callback) override;

 private:
  // What the connection waits for.
  enum class Phase { idle, reading, handling, writing, web_socket, closed };

  asio::awaitable<void> serve();
  asio::awaitable<void> serve_web_socket(const Request& request, const Response& response);
  void expire();
  // A complete request, or the headers of one whose body is streamed; false when the connection has
  // ended or a fault was answered.
  asio::awaitable<bool> read_request(Request& request, RequestParser& parser);
  class Body;
  friend class Body;
  asio::awaitable<bool> write_stream(const Response& response, bool keep_alive, Framing framing);
  // Everything of the buffers, as long as the client makes progress.
  asio::awaitable<bool> write_all(std::array<asio::const_buffer, 3> buffers);
  asio::awaitable<bool> fill_buffer(std::size_t wanted);
  asio::awaitable<bool> send_continue();
  asio::awaitable<Response> handle(Request& request);
  // session_output.cpp
  asio::awaitable<bool> write(const Response& response, bool keep_alive, bool with_body);
  void hold(std::string output);
  void release();
  asio::awaitable<bool> write_held();
  asio::awaitable<void> refuse(RequestFault fault, const Request& request);
  asio::awaitable<void> linger();
  void enter(Phase phase, Clock::duration time);
  void on_readable();

  std::shared_ptr<Server::Core> core_;
  asio::ip::tcp::socket socket_;
  std::string peer_address_;
  std::uint16_t peer_port_ = 0;
  // After an upgrade the connection is in here.
  std::shared_ptr<WebSocketSession> web_socket_;
  boost::beast::flat_buffer buffer_;
  // A response that waits for that to the request behind it.
  std::string held_;
  Phase phase_ = Phase::idle;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool expired_ = false;
  bool keep_alive_ = true;
  bool continue_sent_ = false;
  bool watching_ = false;
  std::function<void()> gone_;
};

}  // namespace emulator::http
