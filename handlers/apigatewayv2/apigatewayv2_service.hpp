#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::custom_domains {
class Store;
}

namespace emulator::apigatewayv2 {

struct State;

// The control plane of HTTP APIs and WebSocket APIs.
class ApiGatewayV2Service final : public Service {
 public:
  ApiGatewayV2Service(const Platform& platform, custom_domains::Store& domains);
  ~ApiGatewayV2Service() override;

  std::string_view name() const noexcept override { return "apigatewayv2"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  boost::asio::awaitable<void> reset() override;

  // For the data plane: what there is to be served, and who is told when an API changes or goes.
  const LiveApis& apis() const noexcept;
  void on_change(std::function<void(const std::string& api_id)> forget);

 private:
  std::unique_ptr<State> state_;
};

}  // namespace emulator::apigatewayv2
