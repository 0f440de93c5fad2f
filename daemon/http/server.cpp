#include "daemon/http/server.hpp"

#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/http/server_core.hpp"
#include "daemon/http/session.hpp"
#include "daemon/log.hpp"

namespace emulator::http {

namespace {

using asio::ip::tcp;
using error_code = boost::system::error_code;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr auto sweep_period = std::chrono::milliseconds(250);
// How long accepting pauses when no connection can be taken: out of descriptors, or at the limit.
constexpr auto accept_pause = std::chrono::milliseconds(50);

asio::awaitable<void> accept_loop(std::shared_ptr<Server::Core> core,
                                  std::shared_ptr<tcp::acceptor> acceptor) {
  asio::steady_timer pause(core->executor);
  bool warned = false;
  while (!core->stopping) {
    if (core->sessions.size() >= core->options.max_connections) {
      pause.expires_after(accept_pause);
      co_await pause.async_wait(no_throw);
      continue;
    }
    auto [error, socket] = co_await acceptor->async_accept(no_throw);
    if (core->stopping) break;
    if (error == asio::error::connection_aborted) continue;
    if (error) {
      if (!warned) log::warning("Cannot accept connections for now: {}", error.message());
      warned = true;
      pause.expires_after(accept_pause);
      co_await pause.async_wait(no_throw);
      continue;
    }
    warned = false;
    core->start_session(std::move(socket));
  }
}

// Ends sessions whose deadline has passed. One coarse timer for all is far cheaper than a timer for
// each request, and a deadline may well be a quarter of a second late.
asio::awaitable<void> sweep(std::shared_ptr<Server::Core> core) {
  core->sweeping = true;
  asio::steady_timer timer(core->executor);
  while (!core->sessions.empty()) {
    timer.expires_after(sweep_period);
    co_await timer.async_wait(no_throw);
    const auto now = std::chrono::steady_clock::now();
    for (Session* session : core->sessions) {
      session->check(now);
    }
  }
  core->sweeping = false;
}

}  // namespace

void Server::Core::start_session(tcp::socket socket) {
  auto session = std::make_shared<Session>(shared_from_this(), std::move(socket));
  sessions.insert(session.get());
  asio::co_spawn(executor, Session::run(std::move(session)), asio::detached);
  if (!sweeping) asio::co_spawn(executor, sweep(shared_from_this()), asio::detached);
}

void Server::Core::end_session(Session& session) {
  sessions.erase(&session);
  if (stopping && sessions.empty()) all_ended.cancel();
}

void Server::Core::stop_accepting() {
  stopping = true;
  for (const auto& acceptor : acceptors) {
    error_code ignored;  // closing a listening socket has nothing to report
    acceptor->close(ignored);
  }
  acceptors.clear();
}

Server::Server(asio::any_io_executor executor, ServerOptions options, Handler handler,
               FaultRenderer render_fault)
    : core_(std::make_shared<Core>(std::move(executor), options, std::move(handler),
                                   std::move(render_fault))) {}

Server::~Server() {
  close();
}

tcp::endpoint Server::listen(const tcp::endpoint& endpoint) {
  auto acceptor = std::make_shared<tcp::acceptor>(core_->executor);
  acceptor->open(endpoint.protocol());
  acceptor->set_option(tcp::acceptor::reuse_address(true));
  if (endpoint.address().is_v6()) acceptor->set_option(asio::ip::v6_only(true));
  acceptor->bind(endpoint);
  acceptor->listen(4096);
  const auto bound = acceptor->local_endpoint();
  core_->acceptors.push_back(acceptor);
  asio::co_spawn(core_->executor, accept_loop(core_, std::move(acceptor)), asio::detached);
  return bound;
}

asio::awaitable<void> Server::stop(std::chrono::steady_clock::time_point deadline) {
  const auto core = core_;
  core->stop_accepting();
  for (Session* session : core->sessions)
    session->end_when_idle();
  if (!core->sessions.empty()) {
    core->all_ended.expires_at(deadline);
    co_await core->all_ended.async_wait(no_throw);
  }
  for (Session* session : core->sessions)
    session->close();
}

void Server::close() {
  core_->stop_accepting();
  for (Session* session : core_->sessions)
    session->close();
}

std::size_t Server::connections() const noexcept {
  return core_->sessions.size();
}

}  // namespace emulator::http
