#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"
#include "handlers/execute_api/user_request.hpp"

namespace emulator::apigateway {
class ApiGatewayService;
}

namespace emulator::lambda {
class Invoker;
}

namespace emulator::execute_api {

namespace asio = boost::asio;

// Serves deployed APIs: finds the method of a request and runs its integration.
class DataPlane {
 public:
  DataPlane(Platform platform, const apigateway::ApiGatewayService& apis, lambda::Invoker& invoker);

  asio::awaitable<http::Response> handle(UserRequest request);
  bool has_api(std::string_view api_id) const;

 private:
  struct LambdaCall;

  asio::awaitable<http::Response> answer(const UserRequest& request, const std::string& trace_id,
                                         const std::string& extended_request_id);
  asio::awaitable<http::Response> invoke(const UserRequest& request, LambdaCall call);

  Platform platform_;
  const apigateway::ApiGatewayService& apis_;
  lambda::Invoker& invoker_;
};

}  // namespace emulator::execute_api
