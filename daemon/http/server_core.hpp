#pragma once

#include <unordered_set>
#include <vector>

#include <boost/asio/steady_timer.hpp>

#include "daemon/before_wait.hpp"
#include "daemon/http/server.hpp"

namespace emulator::http {

class Session;

// What a server's sessions share. Kept alive by each of them, so that a session may outlive its
// server.
struct Server::Core : std::enable_shared_from_this<Server::Core> {
  Core(asio::any_io_executor loop, ServerOptions server_options, Handler request_handler,
       FaultRenderer fault_renderer)
      : executor(std::move(loop)),
        options(server_options),
        handler(std::move(request_handler)),
        render_fault(std::move(fault_renderer)),
        before_wait(asio::use_service<BeforeWait>(asio::query(executor, asio::execution::context))),
        all_ended(executor) {}

  void start_session(asio::ip::tcp::socket socket);
  void end_session(Session& session);
  void stop_accepting();

  asio::any_io_executor executor;
  const ServerOptions options;
  const Handler handler;
  const FaultRenderer render_fault;
  BeforeWait& before_wait;
  std::vector<std::shared_ptr<asio::ip::tcp::acceptor>> acceptors;
  std::unordered_set<Session*> sessions;
  // Cancelled when the last session ended after stop.
  asio::steady_timer all_ended;
  bool stopping = false;
  bool sweeping = false;
};

}  // namespace emulator::http
