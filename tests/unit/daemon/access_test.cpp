#include "daemon/access.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

using Kind = Destination::Kind;

AccessPolicy policy() {
  return {{"emulator.example.com"}, {"https://app.example.com"}, [](std::string_view id) {
            return id == "abc";
          }};
}

std::optional<std::string> refusal_of(http::Headers headers, Kind kind = Kind::service,
                                      std::string api_id = {}) {
  http::Request request;
  request.method = "POST";
  request.target = "/";
  request.headers = std::move(headers);
  Destination destination;
  destination.kind = kind;
  destination.api_id = std::move(api_id);
  return refusal(policy(), request, destination);
}

class AcceptedHost : public testing::TestWithParam<const char*> {};
TEST_P(AcceptedHost, Passes) {
  EXPECT_FALSE(refusal_of({{"Host", GetParam()}}));
}
INSTANTIATE_TEST_SUITE_P(Access, AcceptedHost,
                         testing::Values("localhost:4566", "127.0.0.1:4566", "[::1]:4566",
                                         "192.0.2.7", "emulator:4566", "my_service:80",
                                         "sns.localhost", "host.docker.internal:4566",
                                         "machine.local", "emulator.ns.svc.cluster.local:4566",
                                         "localhost.localstack.cloud:4566",
                                         "sns.us-east-1.localhost.localstack.cloud",
                                         "emulator.example.com:4566", "LOCALHOST", "localhost."));

class ForeignHost : public testing::TestWithParam<const char*> {};
TEST_P(ForeignHost, IsRefusedWithTheWayToAllowIt) {
  const auto reason = refusal_of({{"Host", GetParam()}});
  ASSERT_TRUE(reason);
  EXPECT_NE(reason->find("--hostnames"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(Access, ForeignHost,
                         testing::Values("evil.com", "localhost.evil.com", "evillocalhost.com:4566",
                                         "127.0.0.1.evil.com", "notlocalhost.localstack.cloud.x.y",
                                         "evillocalhost.localstack.cloud",
                                         "abc.execute-api.evil.com"));

TEST(Access, AcceptsTheExecuteApiNameOfAnApiThatExists) {
  EXPECT_FALSE(
      refusal_of({{"Host", "abc.execute-api.eu-west-1.amazonaws.com"}}, Kind::execute_api, "abc"));
  EXPECT_TRUE(
      refusal_of({{"Host", "xyz.execute-api.eu-west-1.amazonaws.com"}}, Kind::execute_api, "xyz"));
}

TEST(Access, AcceptsACustomDomainNameThatLedToAnApi) {
  http::Request request;
  request.headers = {{"Host", "api.example.com"}, {"Origin", "https://elsewhere.example"}};
  Destination destination;
  destination.kind = Kind::execute_api;
  destination.domain_name = "api.example.com";
  EXPECT_FALSE(refusal(policy(), request, destination));
  destination.domain_name.clear();
  EXPECT_TRUE(refusal(policy(), request, destination));
}

TEST(Access, AcceptsTheNameOfAFunctionUrlThatExistsAndLeavesOriginsToIt) {
  AccessPolicy with_urls = policy();
  with_urls.url_exists = [](std::string_view id) { return id == "url"; };
  const auto refused = [&with_urls](const std::string& id, http::Headers headers) {
    http::Request request;
    request.method = "GET";
    request.target = "/";
    request.headers = std::move(headers);
    Destination destination;
    destination.kind = Kind::lambda_url;
    destination.api_id = id;
    return refusal(with_urls, request, destination).has_value();
  };
  EXPECT_FALSE(refused("url", {{"Host", "url.lambda-url.us-east-1.on.aws"}}));
  EXPECT_TRUE(refused("abc", {{"Host", "abc.lambda-url.us-east-1.on.aws"}}));
  EXPECT_FALSE(refused("url", {{"Host", "localhost"}, {"Origin", "https://evil.com"}}));
}

TEST(Access, RefusesUserTrafficUnderAForeignNameByPath) {
  EXPECT_TRUE(refusal_of({{"Host", "evil.com"}}, Kind::execute_api, "abc"));
}

TEST(Access, RefusesForeignOriginsOnServicesAndControl) {
  for (const Kind kind : {Kind::service, Kind::control, Kind::unknown}) {
    EXPECT_TRUE(refusal_of({{"Host", "localhost"}, {"Origin", "https://evil.com"}}, kind));
    EXPECT_TRUE(refusal_of({{"Host", "localhost"}, {"Origin", "null"}}, kind));
    EXPECT_TRUE(refusal_of({{"Host", "localhost"}, {"Sec-Fetch-Site", "cross-site"}}, kind));
  }
}

TEST(Access, LeavesOriginsOfUserTrafficToTheApi) {
  EXPECT_FALSE(refusal_of({{"Host", "localhost"}, {"Origin", "https://evil.com"}},
                          Kind::execute_api, "abc"));
  EXPECT_FALSE(refusal_of({{"Host", "localhost"}, {"Sec-Fetch-Site", "cross-site"}},
                          Kind::execute_api, "abc"));
}

TEST(Access, AcceptsConfiguredAndLoopbackOrigins) {
  EXPECT_FALSE(refusal_of({{"Host", "localhost:4566"},
                           {"Origin", "https://app.example.com"},
                           {"Sec-Fetch-Site", "cross-site"}}));
  EXPECT_FALSE(refusal_of({{"Host", "localhost:4566"}, {"Origin", "http://localhost:3000"}}));
  EXPECT_FALSE(refusal_of({{"Host", "emulator:4566"}, {"Origin", "http://emulator:8080"}}));
}

TEST(Access, AcceptsTheEmulatorsOwnPagesAndDirectNavigation) {
  EXPECT_FALSE(refusal_of({{"Host", "localhost"}, {"Sec-Fetch-Site", "none"}}));
  EXPECT_FALSE(refusal_of({{"Host", "localhost"}, {"Sec-Fetch-Site", "same-origin"}}));
}

}  // namespace
}  // namespace emulator
