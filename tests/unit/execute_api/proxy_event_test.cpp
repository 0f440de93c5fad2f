#include "handlers/execute_api/proxy_event.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"

namespace emulator::execute_api {
namespace {

struct ProxyEvent : ::testing::Test {
  ProxyEventContext context() {
    return {
        .resource_id = "abc123",
        .resource_path = "/orders/{id}",
        .path_parameters = path_parameters,
        .stage_variables = stage_variables,
        .account_id = "000000000000",
        .api_id = "api4567890",
        .stage = "prod",
        .deployment_id = "dep123",
        .domain_name = "api4567890.execute-api.us-east-1.amazonaws.com",
        .request_id = "request-id",
        .extended_request_id = "JKJaXmPLvHcESHA=",
        .trace_id = "Root=1-5759e988-bd862e3fe1be46a994272793",
        .time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'123)),
        .base64_body = base64_body};
  }
  aws::JsonDocument event() {
    auto document = aws::parse_json(text());
    EXPECT_TRUE(document) << text();
    return std::move(*document);
  }
  std::string text() { return build_proxy_event(request, std::string(request.path()), context()); }
  // One member of the event as JSON.
  std::string at(const char* member) { return aws::to_string(event()[member]); }

  http::Request request{"POST", "/orders/7", {{"Host", "localhost:4566"}}, "", "127.0.0.1", 50000};
  apigateway::PathParameters path_parameters;
  apigateway::StringMap stage_variables;
  bool base64_body = false;
};

TEST_F(ProxyEvent, Is_the_event_of_aws_member_by_member) {
  request = {"POST",
             "/orders/7?a=1&b=2&a=3",
             {{"Host", "localhost:4566"},
              {"User-Agent", "curl/8"},
              {"Content-Type", "text/plain"},
              {"X-Tag", "one"},
              {"x-tag", "two"},
              {"Content-Length", "5"}},
             "hello",
             "10.0.0.9",
             50000};
  path_parameters = {{"id", "7"}};
  stage_variables = {{"fn", "store"}};
  EXPECT_EQ(
      text(),
      R"({"resource":"/orders/{id}","path":"/orders/7","httpMethod":"POST",)"
      R"("headers":{"Content-Type":"text/plain","Host":"localhost:4566","User-Agent":"curl/8",)"
      R"("X-Amzn-Trace-Id":"Root=1-5759e988-bd862e3fe1be46a994272793",)"
      R"("X-Forwarded-For":"10.0.0.9","X-Forwarded-Port":"4566","X-Forwarded-Proto":"http",)"
      R"("X-Tag":"two"},)"
      R"("multiValueHeaders":{"Content-Type":["text/plain"],"Host":["localhost:4566"],)"
      R"("User-Agent":["curl/8"],)"
      R"("X-Amzn-Trace-Id":["Root=1-5759e988-bd862e3fe1be46a994272793"],)"
      R"("X-Forwarded-For":["10.0.0.9"],"X-Forwarded-Port":["4566"],)"
      R"("X-Forwarded-Proto":["http"],"X-Tag":["one","two"]},)"
      R"("queryStringParameters":{"a":"3","b":"2"},)"
      R"("multiValueQueryStringParameters":{"a":["1","3"],"b":["2"]},)"
      R"("pathParameters":{"id":"7"},"stageVariables":{"fn":"store"},)"
      R"("requestContext":{"resourceId":"abc123","resourcePath":"/orders/{id}",)"
      R"("httpMethod":"POST","extendedRequestId":"JKJaXmPLvHcESHA=",)"
      R"("requestTime":"14/Nov/2023:22:13:20 +0000","path":"/prod/orders/7",)"
      R"("accountId":"000000000000","protocol":"HTTP/1.1","stage":"prod",)"
      R"("domainPrefix":"api4567890","requestTimeEpoch":1700000000123,)"
      R"("requestId":"request-id","identity":{"cognitoIdentityPoolId":null,"accountId":null,)"
      R"("cognitoIdentityId":null,"caller":null,"sourceIp":"10.0.0.9","principalOrgId":null,)"
      R"("accessKey":null,"cognitoAuthenticationType":null,)"
      R"("cognitoAuthenticationProvider":null,"userArn":null,"userAgent":"curl/8","user":null},)"
      R"("domainName":"api4567890.execute-api.us-east-1.amazonaws.com",)"
      R"("deploymentId":"dep123","apiId":"api4567890"},)"
      R"("body":"hello","isBase64Encoded":false})");
}

TEST_F(ProxyEvent, What_is_not_there_is_null) {
  for (const auto* member : {"queryStringParameters", "multiValueQueryStringParameters",
                             "pathParameters", "stageVariables", "body"}) {
    EXPECT_EQ(at(member), "null") << member;
  }
  EXPECT_EQ(at("isBase64Encoded"), "false");
  EXPECT_TRUE(event()["requestContext"]["identity"]["userAgent"].IsNull());
}

TEST_F(ProxyEvent, The_path_stays_raw) {
  for (const auto* path : {"/a//b", "/a/", "/a%2Bb%2Fc", "/a+b", "/%C3%A4"}) {
    request.target = path;
    EXPECT_EQ(at("path"), std::string("\"") + path + "\"");
    EXPECT_EQ(event()["requestContext"]["path"], (std::string("/prod") + path).c_str());
  }
}

TEST_F(ProxyEvent, Query_parameters_are_decoded) {
  request.target = "/x?a%20b=c%2Bd&plus=a+b&empty=&bare&a%20b=%C3%A4";
  EXPECT_EQ(at("multiValueQueryStringParameters"),
            "{\"a b\":[\"c+d\",\"\xC3\xA4\"],\"bare\":[\"\"],\"empty\":[\"\"],\"plus\":[\"a b\"]}");
  EXPECT_EQ(at("queryStringParameters"),
            "{\"a b\":\"\xC3\xA4\",\"bare\":\"\",\"empty\":\"\",\"plus\":\"a b\"}");
}

TEST_F(ProxyEvent, Query_names_differ_by_case_and_header_names_do_not) {
  request.target = "/x?A=1&a=2";
  EXPECT_EQ(at("queryStringParameters"), R"({"A":"1","a":"2"})");
  request.headers = {{"Accept", "a"}, {"ACCEPT", "b"}};
  EXPECT_STREQ(event()["headers"]["Accept"].GetString(), "b");
  EXPECT_FALSE(event()["headers"].HasMember("ACCEPT"));
}

TEST_F(ProxyEvent, Proxies_before_us_are_kept_and_we_are_added) {
  request.headers = {{"Host", "[::1]"},
                     {"x-forwarded-for", "1.2.3.4"},
                     {"X-Forwarded-Proto", "https"},
                     {"x-amzn-trace-id", "Root=theirs"}};
  const auto document = event();
  EXPECT_STREQ(document["headers"]["X-Forwarded-For"].GetString(), "1.2.3.4, 127.0.0.1");
  EXPECT_STREQ(document["headers"]["X-Forwarded-Port"].GetString(), "80");
  EXPECT_STREQ(document["headers"]["X-Forwarded-Proto"].GetString(), "http");
  EXPECT_EQ(document["headers"].MemberCount(), 5);
}

TEST_F(ProxyEvent, A_text_body_is_text_whatever_it_holds) {
  request.body = std::string("{\"a\":\"\\u00e4\"}\n\t\x01\0\"", 18);
  EXPECT_EQ(event()["body"], aws::Json(rapidjson::StringRef(request.body.data(), 18)));
  request.body = "\xff\xfe text";
  EXPECT_EQ(at("body"), "\"\xef\xbf\xbd\xef\xbf\xbd text\"");
}

TEST_F(ProxyEvent, A_binary_body_is_base64) {
  base64_body = true;
  request.body = "\xff\xfe";
  EXPECT_EQ(at("body"), "\"//4=\"");
  EXPECT_EQ(at("isBase64Encoded"), "true");
  request.body = "";
  EXPECT_EQ(at("body"), "null");
  EXPECT_EQ(at("isBase64Encoded"), "false");
}

}  // namespace
}  // namespace emulator::execute_api
