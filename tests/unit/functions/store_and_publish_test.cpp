#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "lambda/functions/store_and_publish/base64.hpp"
#include "lambda/functions/store_and_publish/proxy_event.hpp"
#include "lambda/functions/store_and_publish/settings.hpp"
#include "lambda/functions/store_and_publish/sns_publisher.hpp"

namespace store_and_publish {
namespace {

using testing::HasSubstr;

using Variables = std::map<std::string, std::string>;

Variables all_variables() {
  return {{"AWS_ENDPOINT", "http://emulator:4566"},
          {"REDIS_SERVER_ADDRESS", "redis:6379"},
          {"SNS_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:topic"},
          {"AWS_REGION", "us-east-1"},
          {"AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"},
          {"AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}};
}

Settings read(const Variables& variables) {
  return read_settings([&](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(Settings, ComeFromTheEnvironment) {
  const auto settings = read(all_variables());
  EXPECT_EQ(settings.sns_address, "emulator:4566");
  EXPECT_EQ(settings.redis_address, "redis:6379");
  EXPECT_EQ(settings.credentials.session_token, "");
}

TEST(Settings, FallBackToAwsEndpointUrl) {
  auto variables = all_variables();
  variables.erase("AWS_ENDPOINT");
  variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4000/";
  EXPECT_EQ(read(variables).sns_address, "127.0.0.1:4000");
}

TEST(Settings, NameWhatIsMissing) {
  for (const char* name : {"REDIS_SERVER_ADDRESS", "SNS_TOPIC_ARN", "AWS_REGION"}) {
    auto variables = all_variables();
    variables.erase(name);
    EXPECT_THAT([&] { read(variables); },
                testing::ThrowsMessage<std::runtime_error>(std::string{name} + " is not set"));
  }
  auto variables = all_variables();
  variables["AWS_ENDPOINT"] = "https://sns.us-east-1.amazonaws.com";
  EXPECT_THROW(read(variables), std::runtime_error);
}

TEST(ProxyEvent, GivesBodyAndRequestId) {
  const auto request = parse_proxy_event(
      R"({"body":"caf\u00e9","isBase64Encoded":false,"requestContext":{"requestId":"r-1"}})");
  EXPECT_EQ(request.body, "café");
  EXPECT_EQ(request.request_id, "r-1");
}

TEST(ProxyEvent, DecodesABinaryBody) {
  const auto request = parse_proxy_event(R"({"body":"AAH/","isBase64Encoded":true})");
  EXPECT_EQ(request.body, std::string("\0\1\xff", 3));
  EXPECT_THROW(parse_proxy_event(R"({"body":"?","isBase64Encoded":true})"), BadEvent);
}

TEST(ProxyEvent, HasNoBodyWithoutOne) {
  EXPECT_EQ(parse_proxy_event(R"({"body":null,"requestContext":{}})").body, "");
  EXPECT_THROW(parse_proxy_event("[]"), BadEvent);
  EXPECT_THROW(parse_proxy_event(""), BadEvent);
}

TEST(ProxyResponse, HoldsItsBodyAsText) {
  EXPECT_EQ(proxy_response(200, "id", "a\"b"),
            R"({"statusCode":200,"headers":{"Content-Type":"application/json"},)"
            R"("body":"{\"id\":\"a\\\"b\"}"})");
}

TEST(Base64, DecodesEveryPadding) {
  EXPECT_EQ(decode_base64(""), "");
  EXPECT_EQ(decode_base64("Zg=="), "f");
  EXPECT_EQ(decode_base64("Zm8="), "fo");
  EXPECT_EQ(decode_base64("Zm9v"), "foo");
  EXPECT_EQ(decode_base64("Zm9"), std::nullopt);
  EXPECT_EQ(decode_base64("Zm9*"), std::nullopt);
  EXPECT_EQ(decode_base64("===="), std::nullopt);
}

// 2026-01-31T23:59:59Z; the signatures below were made by botocore for the same request.
constexpr std::chrono::system_clock::time_point signing_time{std::chrono::seconds{1769903999}};

TEST(PublishRequest, IsSignedAsAwsSdksSignIt) {
  EXPECT_EQ(publish_request(read(all_variables()), "abc", signing_time),
            "POST / HTTP/1.1\r\n"
            "Host: emulator:4566\r\n"
            "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
            "X-Amz-Date: 20260131T235959Z\r\n"
            "Authorization: AWS4-HMAC-SHA256 "
            "Credential=AKIDEXAMPLE/20260131/us-east-1/sns/aws4_request, "
            "SignedHeaders=content-type;host;x-amz-date, "
            "Signature=a7e3fcbc638ba39fc0d060839ed4d6caf61b6b9e38ec18083e8b53a7a2dcf3da\r\n"
            "Content-Length: 105\r\n\r\n"
            "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1"
            "%3A000000000000%3Atopic&Message=abc");
}

TEST(PublishRequest, SignsTheSessionTokenToo) {
  auto variables = all_variables();
  variables["AWS_SESSION_TOKEN"] = "token/with+chars==";
  const auto request = publish_request(read(variables), "abc", signing_time);
  EXPECT_THAT(request, HasSubstr("X-Amz-Security-Token: token/with+chars==\r\n"));
  EXPECT_THAT(request,
              HasSubstr("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, "
                        "Signature=45f4d95dab93de65e6942c2fddaa2c6b9f01500b40395f20474f96644"
                        "0a3666d\r\n"));
}

}  // namespace
}  // namespace store_and_publish
