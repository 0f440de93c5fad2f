#include "handlers/apigateway/apigateway_service.hpp"

#include "handlers/apigateway/operations.hpp"

namespace emulator::apigateway {

struct ApiGatewayService::Impl {
  State state;
};

ApiGatewayService::ApiGatewayService(Platform platform)
    : impl_(std::make_unique<Impl>(Impl{State{platform, {}}})) {}

ApiGatewayService::~ApiGatewayService() = default;

boost::asio::awaitable<http::Response> ApiGatewayService::handle(aws::Call& call) {
  const aws::RestService<State> service{"apigateway", aws::RestErrorStyle::plain, operations()};
  co_return co_await aws::dispatch(service, impl_->state, call);
}

boost::asio::awaitable<void> ApiGatewayService::reset() {
  impl_->state.apis.clear();
  co_return;
}

const RestApi* ApiGatewayService::find_api(const std::string& id) const {
  return impl_->state.apis.find(id);
}

}  // namespace emulator::apigateway
