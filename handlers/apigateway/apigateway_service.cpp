#include "handlers/apigateway/apigateway_service.hpp"

#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/service_model.hpp"

namespace emulator::apigateway {

namespace {

// AWS takes no larger request; the bodies of ImportRestApi are the largest.
constexpr std::size_t body_limit = 6 * 1024 * 1024;

std::optional<custom_domains::MappableApi> mappable(const RestApi* api) {
  if (api == nullptr) return std::nullopt;
  custom_domains::MappableApi found{custom_domains::Protocol::rest, {}};
  for (const auto& [name, stage] : api->stages)
    found.stages.push_back(name);
  return found;
}

}  // namespace

struct ApiGatewayService::Impl {
  State state;
};

ApiGatewayService::ApiGatewayService(Platform platform, custom_domains::Store& domains)
    : impl_(std::make_unique<Impl>(Impl{State{platform, {}, domains}})) {
  domains.add_apis([&state = impl_->state](const aws::Scope& scope, const std::string& id) {
    return mappable(state.apis.find(scope, id));
  });
}

ApiGatewayService::~ApiGatewayService() = default;

void ApiGatewayService::set_authorizer_tester(AuthorizerTester& tester) {
  impl_->state.authorizer_tester = &tester;
}

boost::asio::awaitable<http::Response> ApiGatewayService::handle(aws::Call& call) {
  const aws::InputRules rules{
      &service_model, {}, &impl_->state.platform.workers, body_limit, "ValidationException", true};
  const aws::RestService<State> service{"apigateway", aws::RestErrorStyle::plain, operations(),
                                        rules};
  co_return co_await aws::dispatch(service, impl_->state, call);
}

boost::asio::awaitable<void> ApiGatewayService::reset() {
  impl_->state.apis.clear();
  impl_->state.accounts.clear();
  impl_->state.domains.clear();
  impl_->state.usage.clear();
  impl_->state.connectivity.clear();
  co_return;
}

UsageStore& ApiGatewayService::usage(const aws::Scope& scope) {
  return impl_->state.usage[scope];
}

std::shared_ptr<const http::ClientIdentity> ApiGatewayService::client_identity(
    const aws::Scope& scope, const std::string& id) const {
  const auto& certificates = impl_->state.connectivity.certificates[scope];
  const auto found = certificates.find(id);
  return found == certificates.end() ? nullptr : found->second.identity;
}

void ApiGatewayService::set_tester(MethodTester& tester) {
  impl_->state.tester = &tester;
}

const RestApi* ApiGatewayService::find_api(const std::string& id) const {
  return impl_->state.apis.find(id);
}

}  // namespace emulator::apigateway
