#include "handlers/sts/sts_service.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/query.hpp"

namespace emulator::sts {

namespace {

// Everybody is the root user of the account that the access key says: there is no IAM to know more.
aws::Result<http::Response> get_caller_identity(StsService&, aws::QueryCall& call) {
  const aws::Scope& scope = call.call.scope;
  return aws::query_response(call, [&scope](aws::XmlWriter& xml) {
    xml.element("Arn",
                fmt::format("arn:{}:iam::{}:root", aws::partition_of(scope.region), scope.account));
    xml.element("UserId", scope.account);
    xml.element("Account", scope.account);
  });
}

constexpr aws::QueryOperation<StsService> table[] = {
    {"AssumeRole", {}},
    {"AssumeRoleWithSAML", {}},
    {"AssumeRoleWithWebIdentity", {}},
    {"AssumeRoot", {}},
    {"DecodeAuthorizationMessage", {}},
    {"GetAccessKeyInfo", {}},
    {"GetCallerIdentity", &get_caller_identity},
    {"GetDelegatedAccessToken", {}},
    {"GetFederationToken", {}},
    {"GetSessionToken", {}},
    {"GetWebIdentityToken", {}},
};

constexpr aws::QueryService<StsService> service{"sts", "https://sts.amazonaws.com/doc/2011-06-15/",
                                                table};

}  // namespace

std::span<const aws::QueryOperation<StsService>> operations() noexcept {
  return table;
}

// It keeps nothing and waits for nothing.
StsService::StsService(Platform) {}

boost::asio::awaitable<http::Response> StsService::handle(aws::Call& call) {
  co_return co_await aws::dispatch(service, *this, call);
}

boost::asio::awaitable<void> StsService::reset() {
  co_return;
}

}  // namespace emulator::sts
