#include "handlers/lambda/function_urls.hpp"

#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::MatchesRegex;

constexpr const char* url = "/2021-10-31/functions/fn/url";
constexpr const char* urls = "/2021-10-31/functions/fn/urls";

TEST(FunctionUrl, IsANameBelowTheEmulators) {
  EXPECT_EQ(function_url("http://emulator:4566", "abc", "eu-west-1"),
            "http://abc.lambda-url.eu-west-1.emulator:4566/");
  EXPECT_EQ(function_url("http://localhost.localstack.cloud:4566", "abc", "us-east-1"),
            "http://abc.lambda-url.us-east-1.localhost.localstack.cloud:4566/");
  EXPECT_EQ(function_url("http://127.0.0.1:4566", "abc", "us-east-1"),
            "http://abc.lambda-url.us-east-1.localhost:4566/");
  EXPECT_EQ(function_url("http://[::1]:4566", "abc", "us-east-1"),
            "http://abc.lambda-url.us-east-1.localhost:4566/");
  EXPECT_EQ(function_url("http://emulator", "abc", "us-east-1"),
            "http://abc.lambda-url.us-east-1.emulator/");
}

class FunctionUrls : public ServiceFixture {};

TEST_F(FunctionUrls, AreCreatedChangedAndDeleted) {
  create("fn");
  const auto created =
      call("POST", url, R"({"AuthType":"NONE","Cors":{"AllowOrigins":["*"],"MaxAge":5}})");
  EXPECT_EQ(created.status, 201u) << created.body;
  EXPECT_THAT(text(created, "/FunctionUrl"),
              MatchesRegex("http://[a-z0-9]+\\.lambda-url\\.us-east-1\\.emulator:4566/"));
  EXPECT_EQ(text(created, "/InvokeMode"), "BUFFERED");
  EXPECT_EQ(text(created, "/LastModifiedTime"), "(absent)");
  EXPECT_EQ(text(created, "/Cors/MaxAge"), "5");
  EXPECT_EQ(error_of(call("POST", url, R"({"AuthType":"NONE"})")),
            "409 ResourceConflictException: Failed to create function url config for [functionArn "
            "= arn:aws:lambda:us-east-1:000000000000:function:fn]. Error message:  "
            "FunctionUrlConfig exists for this Lambda function");

  const auto updated = call("PUT", url, R"({"AuthType":"AWS_IAM","Cors":{}})");
  EXPECT_EQ(text(updated, "/FunctionUrl"), text(created, "/FunctionUrl"));
  EXPECT_EQ(text(updated, "/AuthType"), "AWS_IAM");
  EXPECT_EQ(text(updated, "/Cors"), "(absent)");
  EXPECT_EQ(call("GET", url).body, updated.body);
  EXPECT_EQ(text(call("GET", urls), "/FunctionUrlConfigs/0/AuthType"), "AWS_IAM");

  EXPECT_EQ(call("DELETE", url).status, 204u);
  EXPECT_EQ(error_of(call("GET", url)),
            "404 ResourceNotFoundException: The resource you requested does not exist.");
  EXPECT_EQ(text(call("GET", urls), "/FunctionUrlConfigs"), "[]");
}

TEST_F(FunctionUrls, BelongToAnAlias) {
  create("fn", R"("Publish":true)");
  settle();
  const std::string qualified = std::string(url) + "?Qualifier=prod";
  EXPECT_EQ(error_of(call("POST", qualified, R"({"AuthType":"NONE"})")),
            "404 ResourceNotFoundException: Function does not exist");
  call("POST", "/2015-03-31/functions/fn/aliases", R"({"Name":"prod","FunctionVersion":"1"})");
  const auto created = call("POST", qualified, R"({"AuthType":"NONE"})");
  EXPECT_EQ(text(created, "/FunctionArn"),
            "arn:aws:lambda:us-east-1:000000000000:function:fn:prod");
  EXPECT_EQ(call("GET", url).status, 404u);
  // It goes with its alias.
  call("DELETE", "/2015-03-31/functions/fn/aliases/prod");
  EXPECT_EQ(call("GET", qualified).status, 404u);
}

}  // namespace
}  // namespace emulator::lambda
