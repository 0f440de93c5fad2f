#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/execute_api/user_request.hpp"
#include "handlers/http_api/gates.hpp"

namespace emulator {
class Service;
}
namespace emulator::lambda {
class Invoker;
class LogDestination;
}  // namespace emulator::lambda

namespace emulator::http_api {

namespace asio = boost::asio;

// Serves deployed HTTP APIs: finds the route of a request, lets it pass its gates and runs its
// integration.
class DataPlane {
 public:
  DataPlane(const Platform& platform, const apigatewayv2::LiveApis& apis, lambda::Invoker& invoker,
            execute_api::AccountThrottle& account);

  // Where access logs go besides the emulator's own log.
  void set_logs(lambda::LogDestination& logs) { logs_ = &logs; }

  // Those whose actions first-class integrations call.
  void set_services(std::function<Service*(std::string_view name)> services) {
    services_ = std::move(services);
  }

  asio::awaitable<http::Response> handle(execute_api::UserRequest request);
  void forget(const std::string& api_id) { gates_.forget(api_id); }
  // Ends what waits for HTTP endpoints.
  void close() { client_.close(); }

 private:
  asio::awaitable<http::Response> answer(Exchange& exchange,
                                         const execute_api::UserRequest& request);
  asio::awaitable<http::Response> integrate(Exchange& exchange);
  asio::awaitable<http::Response> invoke(Exchange& exchange);
  asio::awaitable<http::Response> act(Exchange& exchange);
  asio::awaitable<http::Response> forward(Exchange& exchange);
  void log_access(const Exchange& exchange, const http::Response& response);

  Platform platform_;
  const apigatewayv2::LiveApis& apis_;
  lambda::Invoker& invoker_;
  http::Client client_;
  Gates gates_;
  lambda::LogDestination* logs_ = nullptr;
  std::function<Service*(std::string_view name)> services_;
};

}  // namespace emulator::http_api
