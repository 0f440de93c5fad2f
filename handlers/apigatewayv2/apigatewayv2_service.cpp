#include "handlers/apigatewayv2/apigatewayv2_service.hpp"

#include <vector>

#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/service_model.hpp"

namespace emulator::apigatewayv2 {

namespace {

// AWS takes no larger request; the bodies of ImportApi are the largest.
constexpr std::size_t body_limit = 6 * 1024 * 1024;
// None takes the trust store, and mutual TLS with it, away.
constexpr std::string_view waived[] = {"mutualTlsAuthentication.truststoreUri"};

std::optional<custom_domains::MappableApi> mappable(const std::shared_ptr<const LiveApi>& api,
                                                    const aws::Scope& scope) {
  using custom_domains::Protocol;
  if (!api || api->scope != scope) return std::nullopt;
  custom_domains::MappableApi found{api->websocket ? Protocol::websocket : Protocol::http, {}};
  for (const auto& [name, stage] : api->stages)
    found.stages.push_back(name);
  return found;
}

}  // namespace

ApiGatewayV2Service::ApiGatewayV2Service(const Platform& platform, custom_domains::Store& domains)
    : state_(std::make_unique<State>(platform, domains)) {
  domains.add_apis([&state = *state_](const aws::Scope& scope, const std::string& id) {
    return mappable(state.live.find(id), scope);
  });
}

ApiGatewayV2Service::~ApiGatewayV2Service() = default;

boost::asio::awaitable<http::Response> ApiGatewayV2Service::handle(aws::Call& call) {
  const aws::InputRules rules{&service_model, waived, &state_->platform.workers, body_limit,
                              "BadRequestException"};
  const aws::RestService<State> service{"apigatewayv2", aws::RestErrorStyle::plain, operations(),
                                        rules};
  co_return co_await aws::dispatch(service, *state_, call);
}

boost::asio::awaitable<void> ApiGatewayV2Service::reset() {
  std::vector<std::string> ids = state_->live.ids();
  state_->accounts.clear();
  state_->live.clear();
  state_->domains.clear();
  for (const std::string& id : ids)
    state_->forget(id);
  co_return;
}

const LiveApis& ApiGatewayV2Service::apis() const noexcept {
  return state_->live;
}

void ApiGatewayV2Service::on_change(std::function<void(const std::string& api_id)> forget) {
  state_->forget = std::move(forget);
}

}  // namespace emulator::apigatewayv2
