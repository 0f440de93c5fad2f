#include "daemon/routing.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

using Kind = Destination::Kind;

http::Request request(std::string method, std::string target, http::Headers headers = {},
                      std::string body = {}) {
  http::Request made;
  made.method = std::move(method);
  made.target = std::move(target);
  made.headers = std::move(headers);
  made.body = std::move(body);
  return made;
}

Destination route_of(const http::Request& given) {
  return route(given, aws::credential_of(given));
}

std::string authorization(std::string_view service) {
  return "AWS4-HMAC-SHA256 Credential=test/20260131/eu-west-1/" + std::string(service) +
         "/aws4_request, SignedHeaders=host, Signature=00";
}

TEST(Routing, TakesTheServiceFromTheCredentialScope) {
  for (const char* service : {"sns", "lambda", "apigateway", "sts", "dynamodb"}) {
    const auto found = route_of(request("POST", "/", {{"Authorization", authorization(service)}}));
    EXPECT_EQ(found.kind, Kind::service);
    EXPECT_EQ(found.service, service);
  }
}

TEST(Routing, TakesTheServiceFromAPresignedQuery) {
  const auto found = route_of(
      request("GET", "/?X-Amz-Credential=test%2F20260131%2Fus-east-1%2Fsts%2Faws4_request"));
  EXPECT_EQ(found.service, "sts");
}

TEST(Routing, TellsTheTwoApisOfApiGatewayApartByPath) {
  const http::Headers signed_headers{{"Authorization", authorization("apigateway")}};
  EXPECT_EQ(route_of(request("GET", "/restapis", signed_headers)).service, "apigateway");
  EXPECT_EQ(route_of(request("GET", "/v2/apis", signed_headers)).service, "apigatewayv2");
  EXPECT_EQ(route_of(request("GET", "/v2/tags/arn", signed_headers)).service, "apigatewayv2");
}

TEST(Routing, KeepsTheRawPathFromTheStageOnForStagesWithoutASegment) {
  const auto by_path = request("GET", "/_aws/execute-api/abc/a%2Fb//c?x=1");
  EXPECT_EQ(route_of(by_path).from_stage, "a%2Fb//c");
  const auto by_host = request("GET", "/a/b", {{"Host", "abc.execute-api.us-east-1.localhost"}});
  EXPECT_EQ(route_of(by_host).from_stage, "a/b");
}

TEST(Routing, FindsCallbacksToConnectionsByTheirPath) {
  const auto found = route_of(request("POST", "/prod/@connections/L0SM9%3D",
                                      {{"Authorization", authorization("execute-api")}}));
  EXPECT_EQ(found.kind, Kind::execute_api);
  EXPECT_EQ(found.api_id, "");
  EXPECT_EQ(found.stage, "prod");
  EXPECT_EQ(found.path, "/@connections/L0SM9%3D");
  // AWS's guide encodes all that can be.
  EXPECT_EQ(route_of(request("GET", "/prod/%40connections/L0SM9%3D")).path,
            "/%40connections/L0SM9%3D");
}

TEST(Routing, SendsUserRequestPathsToTheApiWithTheRawRest) {
  const auto found = route_of(request("POST", "/restapis/abc/dev/_user_request_/a//b%2Fc/?x=1"));
  EXPECT_EQ(found.kind, Kind::execute_api);
  EXPECT_EQ(found.api_id, "abc");
  EXPECT_EQ(found.stage, "dev");
  EXPECT_EQ(found.path, "/a//b%2Fc/");
}

TEST(Routing, GivesTheRootPathToAUserRequestWithoutOne) {
  EXPECT_EQ(route_of(request("GET", "/restapis/abc/dev/_user_request_")).path, "/");
  EXPECT_EQ(route_of(request("GET", "/_aws/execute-api/abc/dev")).path, "/");
}

TEST(Routing, LeavesControlPlanePathsBelowRestapisToApiGateway) {
  EXPECT_EQ(route_of(request("GET", "/restapis/abc/stages")).service, "apigateway");
  EXPECT_EQ(route_of(request("GET", "/restapis/abc/dev/_user_request_x")).service, "apigateway");
}

TEST(Routing, SendsExecuteApiHostsToTheApiWithTheStageFromThePath) {
  const auto found =
      route_of(request("GET", "/dev/orders/7", {{"Host", "ABC.execute-api.localhost:4566"}}));
  EXPECT_EQ(found.kind, Kind::execute_api);
  EXPECT_EQ(found.api_id, "abc");
  EXPECT_EQ(found.stage, "dev");
  EXPECT_EQ(found.path, "/orders/7");
}

TEST(Routing, SendsFunctionUrlsByHostAndByPath) {
  const auto by_host = route_of(request("GET", "/a//b?x=1",
                                        {{"Host", "abc.lambda-url.us-east-1.localhost:4566"},
                                         {"Authorization", authorization("lambda")}}));
  EXPECT_EQ(by_host.kind, Kind::lambda_url);
  EXPECT_EQ(by_host.api_id, "abc");
  EXPECT_EQ(by_host.path, "/a//b");
  const auto by_path = route_of(request("GET", "/_aws/lambda-url/abc/a%2Fb/"));
  EXPECT_EQ(by_path.kind, Kind::lambda_url);
  EXPECT_EQ(by_path.api_id, "abc");
  EXPECT_EQ(by_path.path, "/a%2Fb/");
  EXPECT_EQ(route_of(request("GET", "/_aws/lambda-url/abc")).path, "/");
}

TEST(Routing, KnowsQueryCallsByTheirVersionInFormAndQuery) {
  EXPECT_EQ(route_of(request("POST", "/", {{"Content-Type", "application/x-www-form-urlencoded"}},
                             "Action=Publish&Version=2010-03-31"))
                .service,
            "sns");
  EXPECT_EQ(route_of(request("GET", "/?Action=GetCallerIdentity&Version=2011-06-15")).service,
            "sts");
}

TEST(Routing, KnowsConfirmationAndUnsubscribeLinksWithoutVersion) {
  EXPECT_EQ(route_of(request("GET", "/?Action=ConfirmSubscription&TopicArn=a&Token=b")).service,
            "sns");
  EXPECT_EQ(route_of(request("GET", "/?Action=Unsubscribe&SubscriptionArn=a")).service, "sns");
}

TEST(Routing, NamesTheServiceOfATargetHeader) {
  EXPECT_EQ(route_of(request("POST", "/", {{"X-Amz-Target", "AmazonSQS.SendMessage"}})).service,
            "sqs");
  EXPECT_EQ(route_of(request("POST", "/", {{"X-Amz-Target", "DynamoDB_20120810.PutItem"}})).service,
            "dynamodb");
}

TEST(Routing, KnowsUnsignedRestCallsByTheirPath) {
  EXPECT_EQ(route_of(request("GET", "/2015-03-31/functions")).service, "lambda");
  EXPECT_EQ(route_of(request("GET", "/restapis")).service, "apigateway");
  EXPECT_EQ(route_of(request("GET", "/restapisx")).kind, Kind::unknown);
}

TEST(Routing, SendsTheSigningCertificateToSns) {
  EXPECT_EQ(route_of(request("GET", "/SimpleNotificationService-0123.pem")).service, "sns");
}

TEST(Routing, KeepsControlPathsFromServices) {
  EXPECT_EQ(
      route_of(request("GET", "/_emulator/health", {{"Authorization", authorization("sns")}})).kind,
      Kind::control);
  EXPECT_EQ(route_of(request("GET", "/_emulator/lambda/code/x")).service, "lambda");
}

TEST(Routing, DoesNotGuessWithoutAnyHint) {
  EXPECT_EQ(route_of(request("GET", "/")).kind, Kind::unknown);
  EXPECT_EQ(route_of(request("GET", "")).kind, Kind::unknown);
}

TEST(HostName, DropsPortBracketsCaseAndTrailingDot) {
  EXPECT_EQ(host_name("LocalHost:4566"), "localhost");
  EXPECT_EQ(host_name("[::1]:4566"), "::1");
  EXPECT_EQ(host_name("::1"), "::1");
  EXPECT_EQ(host_name("example.com."), "example.com");
  EXPECT_EQ(host_name(""), "");
}

TEST(Routing, KnowsTheUrlsOfQueues) {
  for (const char* path : {"/000000000000/q", "/queue/eu-west-1/000000000000/q.fifo"})
    EXPECT_EQ(route_of(request("POST", path)).service, "sqs") << path;
  for (const char* path : {"/00000000000/q", "/000000000000", "/000000000000/", "/q/000000000000"})
    EXPECT_EQ(route_of(request("POST", path)).kind, Kind::unknown) << path;
  EXPECT_EQ(route_of(request("POST", "/", {{"Host", "sqs.us-east-1.localhost.localstack.cloud"}}))
                .service,
            "sqs");
}

}  // namespace
}  // namespace emulator
