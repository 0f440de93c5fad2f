#include "daemon/aws/identity.hpp"
#include "handlers/execute_api/gateway_response.hpp"
#include "handlers/execute_api/signed_request.hpp"
#include "handlers/websocket_api/data_plane.hpp"

namespace emulator::websocket_api {

// AWS authorizes these calls by IAM alone. Whoever asks for a connection that isn't there is told
// so only where the signature is right, for the region that it names.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
asio::awaitable<http::Response> DataPlane::manage(const execute_api::UserRequest& request) {
  std::shared_ptr<const apigatewayv2::LiveApi> api = apis_.find(request.api_id);
  if (const auto connection = find_connection(connections_, request)) api = connection->api;
  // LocalStack takes these calls unsigned, and signed by anyone.
  if (!platform_.config.localstack_compat) {
    const std::string region = api ? api->scope.region : aws::credential_of(request.request).region;
    const auto signer = co_await execute_api::signer_of(platform_, request.request, region);
    if (!signer) {
      co_return execute_api::gateway_response(execute_api::signature_fault(signer.error()));
    }
    if (api && signer->account != api->scope.account) {
      co_return callback_refusal(403, "Forbidden", "ForbiddenException");
    }
  }
  if (api && !throttles_.admit(api->scope, platform_.clock.steady_now())) {
    co_return callback_refusal(429, "Too Many Requests", "LimitExceededException");
  }
  co_return answer_callback(connections_, request);
}

}  // namespace emulator::websocket_api
