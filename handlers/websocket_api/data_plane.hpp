#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/execute_api/user_request.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::lambda {
class Invoker;
}

namespace emulator::websocket_api {

namespace asio = boost::asio;

// Serves deployed WebSocket APIs: handshakes, messages and the callbacks to @connections.
class DataPlane {
 public:
  DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis, lambda::Invoker& invoker);
  ~DataPlane();

  // A handshake, or a call of the management API of connections.
  asio::awaitable<http::Response> handle(execute_api::UserRequest request);
  // Ends the connections of an API that is gone.
  void forget(const std::string& api_id);

 private:
  class Listener;
  // An integration's answer: the status of a handshake, and what a client is sent.
  struct Answer {
    bool failed = false;
    http::Response response = {};
  };

  asio::awaitable<http::Response> connect(const execute_api::UserRequest& request,
                                          std::shared_ptr<Connection> connection);
  asio::awaitable<std::optional<http::Response>> authorize(const execute_api::UserRequest& request,
                                                           Connection& connection,
                                                           const apigatewayv2::LiveRoute& route,
                                                           Occurrence occurrence);
  http::Response manage(const execute_api::UserRequest& request, std::string_view connection_id);
  asio::awaitable<void> deliver(std::shared_ptr<Connection> connection, Occurrence occurrence);
  asio::awaitable<Answer> integrate(std::shared_ptr<Connection> connection,
                                    const apigatewayv2::LiveRoute& route,
                                    const Occurrence& occurrence);
  asio::awaitable<Answer> invoke(const Connection& connection,
                                 const apigatewayv2::LiveIntegration& integration,
                                 const Occurrence& occurrence);
  asio::awaitable<Answer> forward(const Connection& connection,
                                  const apigatewayv2::LiveIntegration& integration,
                                  const Occurrence& occurrence);
  Occurrence occurrence(Occurrence::Type type, std::string route_key) const;

  Platform platform_;
  const apigatewayv2::LiveApis& apis_;
  lambda::Invoker& invoker_;
  http::Client client_;
  std::map<std::string, std::shared_ptr<Connection>, std::less<>> connections_;
};

}  // namespace emulator::websocket_api
