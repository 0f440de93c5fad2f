#pragma once

#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/platform.hpp"
#include "handlers/execute_api/user_request.hpp"
#include "handlers/http_api/throttles.hpp"
#include "handlers/websocket_api/callbacks.hpp"
#include "handlers/websocket_api/integrations.hpp"

namespace emulator::apigateway {
class ApiGatewayService;
}
namespace emulator::lambda {
class LogDestination;
}

namespace emulator::websocket_api {

// Serves deployed WebSocket APIs: handshakes, messages and the callbacks to @connections.
class DataPlane {
 public:
  DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis, lambda::Invoker& invoker,
            apigateway::ApiGatewayService& rest_apis, execute_api::AccountThrottle& account);
  ~DataPlane();

  // Where access logs go besides the emulator's own log.
  void set_logs(lambda::LogDestination& logs) { logs_ = &logs; }
  void set_services(Integrations::FindService services) {
    integrations_.set_services(std::move(services));
  }

  // A handshake, or a call of the management API of connections.
  asio::awaitable<http::Response> handle(execute_api::UserRequest request);
  // Ends the connections of an API that is gone.
  void forget(const std::string& api_id);

 private:
  class Listener;
  using Refusal = std::optional<http::Response>;

  // A call of the management API of connections.
  asio::awaitable<http::Response> manage(const execute_api::UserRequest& request);
  asio::awaitable<http::Response> connect(const execute_api::UserRequest& request,
                                          std::shared_ptr<Connection> connection);
  // What $connect makes of a handshake: 101 or a refusal.
  asio::awaitable<http::Response> shake_hands(const execute_api::UserRequest& request,
                                              Connection& connection,
                                              const apigatewayv2::LiveRoute& route,
                                              Occurrence& event);
  asio::awaitable<Refusal> authorize(const execute_api::UserRequest& request,
                                     Connection& connection, const apigatewayv2::LiveRoute& route,
                                     Occurrence event);
  // Holds the key of a handshake against the usage plans of its stage; $connect asks for one.
  Refusal check_key(const http::Request& request, Connection& connection, Occurrence& event);
  asio::awaitable<void> deliver(std::shared_ptr<Connection> connection, Occurrence event);
  asio::awaitable<void> part(std::shared_ptr<Connection> connection, std::uint16_t code,
                             std::string reason);
  // What the throttle and the checks of a route have against an event.
  std::optional<Fault> refusal(const Connection& connection, const apigatewayv2::LiveRoute& route,
                               const Occurrence& event);
  // Runs the route's integration and keeps what became of it for the logs.
  asio::awaitable<Integrations::Outcome> integrate(const Connection& connection,
                                                   const apigatewayv2::LiveRoute& route,
                                                   Occurrence& event);
  // The answer to a handshake that got nowhere.
  http::Response refuse(const Connection& connection, Occurrence& event, const Fault& fault) const;
  void note(const Connection& connection, Occurrence& event, const Fault& fault) const;
  void log_access(const Connection& connection, const Occurrence& event) const;
  Occurrence occurrence(Occurrence::Type type, std::string route_key) const;

  Platform platform_;
  const apigatewayv2::LiveApis& apis_;
  lambda::Invoker& invoker_;
  apigateway::ApiGatewayService& rest_apis_;  // whose control plane has the keys and the plans
  Integrations integrations_;
  http_api::Throttles throttles_;
  Connections connections_;
  lambda::LogDestination* logs_ = nullptr;
};

}  // namespace emulator::websocket_api
