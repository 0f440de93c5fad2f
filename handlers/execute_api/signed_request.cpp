#include "handlers/execute_api/signed_request.hpp"

#include "daemon/aws/identity.hpp"
#include "daemon/aws/signature_v4.hpp"
#include "daemon/offload.hpp"

namespace emulator::execute_api {

namespace {

// A body that takes more than a moment to hash.
constexpr std::size_t large_body = 256 * 1024;

}  // namespace

boost::asio::awaitable<aws::Result<aws::Caller>> signer_of(const Platform& platform,
                                                           const http::Request& request,
                                                           std::string_view region) {
  const aws::KnownCredentials credentials(platform.config.credentials);
  const aws::SignatureRules rules{credentials, "execute-api", region, platform.clock.now()};
  std::optional<aws::Error> fault;
  if (request.body.size() < large_body) {
    fault = aws::check_signature(request, rules);
  } else {
    const auto check = [&request, &rules] { return aws::check_signature(request, rules); };
    fault = co_await offload(platform.workers, check);
  }
  if (fault) co_return std::move(*fault);
  co_return aws::caller_of(aws::credential_of(request).access_key_id, credentials, region);
}

Fault signature_fault(const aws::Error& error) {
  using apigateway::ResponseType;
  if (error.code == "MissingAuthenticationTokenException") {
    return {.type = ResponseType::missing_authentication_token};
  }
  Fault fault{.type = ResponseType::invalid_signature};
  fault.message = error.message;
  fault.error_type = error.code;
  return fault;
}

}  // namespace emulator::execute_api
