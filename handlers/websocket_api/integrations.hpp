#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <variant>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/websocket_api/mapping.hpp"

namespace emulator {
class Service;
}
namespace emulator::lambda {
class Invoker;
}

namespace emulator::websocket_api {

namespace asio = boost::asio;

// Runs the integrations of WebSocket APIs: what a message becomes on its way, who answers it, and
// what of the answer is for the client.
class Integrations {
 public:
  // A response's status is that of a handshake; its body is what goes back.
  using Outcome = std::variant<http::Response, Fault>;
  using FindService = std::function<Service*(std::string_view name)>;

  Integrations(const Platform& platform, lambda::Invoker& invoker)
      : platform_(platform),
        invoker_(invoker),
        client_(platform.loop, {.ca_file = platform.config.ca_file}) {}

  void set_services(FindService services) { services_ = std::move(services); }
  // The connection, the route and what happened are the caller's for as long as this runs.
  asio::awaitable<Outcome> run(const Connection& connection, const apigatewayv2::LiveRoute& route,
                               const Occurrence& occurrence);

 private:
  using Answer = std::variant<execute_api::IntegrationAnswer, Fault>;
  using Request = execute_api::IntegrationRequest;
  using Integration = apigatewayv2::LiveIntegration;

  asio::awaitable<Outcome> invoke_proxy(const Connection& connection,
                                        const Integration& integration,
                                        const Occurrence& occurrence);
  asio::awaitable<Answer> call(const Connection& connection, const Integration& integration,
                               Request request);
  asio::awaitable<Answer> call_function(const Connection& connection,
                                        const Integration& integration, Request request);
  asio::awaitable<Answer> call_endpoint(const Connection& connection,
                                        const Integration& integration, Request request);
  asio::awaitable<Answer> call_service(const Connection& connection, const Integration& integration,
                                       Request request);

  Platform platform_;
  lambda::Invoker& invoker_;
  http::Client client_;
  FindService services_;
};

}  // namespace emulator::websocket_api
