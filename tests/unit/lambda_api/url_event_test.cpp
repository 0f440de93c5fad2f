#include "handlers/lambda/url_event.hpp"

#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"

namespace emulator::lambda {
namespace {

const std::chrono::system_clock::time_point noon(std::chrono::milliseconds(1'700'000'000'123));

class UrlEvent : public testing::Test {
 protected:
  UrlEvent() {
    request_.method = "POST";
    request_.target = "/a%20b//c?x=1&x=2&y=%2B";
    request_.remote_address = "127.0.0.1";
    request_.headers = {{"Host", "abc.lambda-url.us-east-1.localhost:4566"},
                        {"User-Agent", "curl"},
                        {"X-Twice", "1"},
                        {"x-twice", "2"}};
  }

  aws::JsonDocument event() {
    UrlRequest url{request_, "abc", std::string(request_.path()), "id-1", {}};
    url.credential = {"AKID", "us-east-1", "lambda"};
    const std::string text = url_event(url, context_);
    auto document = aws::parse_json(text);
    EXPECT_TRUE(document) << text;
    return std::move(*document);
  }

  static std::string text(const aws::Json& object, const char* name) {
    const aws::Json* found = aws::member(object, name);
    return found == nullptr ? "(none)" : std::string(aws::string_of(*found));
  }

  http::Request request_;
  UrlEventContext context_{noon, "us-east-1", "Root=1-2-3", {}};
};

TEST_F(UrlEvent, has_the_shape_of_payload_2_0) {
  const auto made = event();
  EXPECT_EQ(text(made, "version"), "2.0");
  EXPECT_EQ(text(made, "routeKey"), "$default");
  EXPECT_EQ(text(made, "rawPath"), "/a%20b//c");
  EXPECT_EQ(text(made, "rawQueryString"), "x=1&x=2&y=%2B");
  EXPECT_EQ(text(made["queryStringParameters"], "x"), "1,2");
  EXPECT_EQ(text(made["queryStringParameters"], "y"), "+");
  EXPECT_EQ(text(made["headers"], "x-twice"), "1,2");
  EXPECT_EQ(text(made["headers"], "x-forwarded-for"), "127.0.0.1");
  EXPECT_EQ(text(made["headers"], "x-forwarded-port"), "4566");
  EXPECT_EQ(text(made["headers"], "x-amzn-trace-id"), "Root=1-2-3");
  const auto& context = made["requestContext"];
  EXPECT_EQ(text(context, "accountId"), "anonymous");
  EXPECT_EQ(text(context, "apiId"), "abc");
  EXPECT_EQ(text(context, "domainName"), "abc.lambda-url.us-east-1.localhost");
  EXPECT_EQ(text(context, "domainPrefix"), "abc");
  EXPECT_EQ(text(context, "requestId"), "id-1");
  EXPECT_EQ(text(context, "time"), "14/Nov/2023:22:13:20 +0000");
  EXPECT_EQ(context["timeEpoch"].GetInt64(), 1'700'000'000'123);
  EXPECT_EQ(text(context["http"], "method"), "POST");
  EXPECT_EQ(text(context["http"], "path"), "/a%20b//c");
  EXPECT_EQ(text(context["http"], "protocol"), "HTTP/1.1");
  EXPECT_EQ(text(context["http"], "sourceIp"), "127.0.0.1");
  EXPECT_EQ(text(context["http"], "userAgent"), "curl");
  EXPECT_FALSE(context.HasMember("authorizer"));
  EXPECT_FALSE(made.HasMember("body"));
  EXPECT_FALSE(made.HasMember("cookies"));
  EXPECT_FALSE(made["isBase64Encoded"].GetBool());
}

TEST_F(UrlEvent, has_cookies_apart_from_the_headers) {
  request_.headers.add("Cookie", "a=1; b=2");
  request_.headers.add("Cookie", "c=3");
  const auto made = event();
  ASSERT_EQ(made["cookies"].Size(), 3U);
  EXPECT_EQ(aws::string_of(made["cookies"][1]), "b=2");
  EXPECT_EQ(aws::string_of(made["cookies"][2]), "c=3");
  EXPECT_FALSE(made["headers"].HasMember("cookie"));
}

TEST_F(UrlEvent, hands_text_over_as_it_is_and_everything_else_as_base64) {
  request_.body = "hi";
  EXPECT_EQ(text(event(), "body"), "hi");
  request_.headers.set("Content-Type", "application/x-www-form-urlencoded");
  EXPECT_EQ(text(event(), "body"), "aGk=");
  EXPECT_TRUE(event()["isBase64Encoded"].GetBool());
  request_.headers.set("Content-Type", "application/json; charset=utf-8");
  EXPECT_EQ(text(event(), "body"), "hi");
  request_.body = "\xff";
  EXPECT_EQ(text(event(), "body"), "/w==");
}

TEST_F(UrlEvent, names_the_signer) {
  context_.signer =
      aws::Caller{"AKID", "123456789012", "arn:aws:iam::123456789012:root", "123456789012"};
  const auto made = event();
  EXPECT_EQ(text(made["requestContext"], "accountId"), "123456789012");
  const auto& iam = made["requestContext"]["authorizer"]["iam"];
  EXPECT_EQ(text(iam, "accessKey"), "AKID");
  EXPECT_EQ(text(iam, "userArn"), "arn:aws:iam::123456789012:root");
}

TEST_F(UrlEvent, has_the_name_of_the_URL_when_it_was_reached_by_path) {
  request_.headers.set("Host", "localhost:4566");
  EXPECT_EQ(text(event()["requestContext"], "domainName"), "abc.lambda-url.us-east-1.on.aws");
}

}  // namespace
}  // namespace emulator::lambda
