#include "handlers/lambda/url_response.hpp"

#include <gtest/gtest.h>

#include "handlers/lambda/url_cors.hpp"

namespace emulator::lambda {
namespace {

http::Response well_formed(std::string_view payload) {
  auto result = url_response(payload);
  const auto* fault = std::get_if<MalformedUrlResponse>(&result);
  EXPECT_EQ(fault, nullptr) << fault->reason;
  return fault ? http::Response{} : std::get<http::Response>(std::move(result));
}

bool is_malformed(std::string_view payload) {
  return std::holds_alternative<MalformedUrlResponse>(url_response(payload));
}

TEST(UrlResponse, is_inferred_from_an_answer_without_a_status_code) {
  auto response = well_formed(R"({"message":"Hello"})");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
  EXPECT_EQ(response.body, R"({"message":"Hello"})");
  EXPECT_EQ(well_formed("[1, 2]").body, "[1, 2]");
  EXPECT_EQ(well_formed(R"("Hello")").body, "Hello");
  EXPECT_EQ(well_formed("null").body, "null");
}

TEST(UrlResponse, is_what_the_answer_says) {
  const auto response =
      well_formed(R"({"statusCode":201,"headers":{"Content-Type":"text/plain","X-Number":7},)"
                  R"("cookies":["a=1; Secure","b=2"],"body":"aGk=","isBase64Encoded":true})");
  EXPECT_EQ(response.status, 201U);
  EXPECT_EQ(response.headers.get("Content-Type"), "text/plain");
  EXPECT_EQ(response.headers.get("X-Number"), "7");
  EXPECT_EQ(response.headers.get("Set-Cookie"), "a=1; Secure");
  EXPECT_EQ(response.headers.size(), 4U);
  EXPECT_EQ(response.body, "hi");
  EXPECT_EQ(well_formed(R"({"statusCode":"404"})").status, 404U);
}

TEST(UrlResponse, is_malformed_where_AWS_says_502) {
  EXPECT_TRUE(is_malformed("no JSON"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":"abc"})"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":1000})"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":200,"headers":[]})"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":200,"body":{}})"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":200,"cookies":"a=1"})"));
  EXPECT_TRUE(is_malformed(R"({"statusCode":200,"body":"?","isBase64Encoded":true})"));
}

constexpr std::string_view nuls("\0\0\0\0\0\0\0\0", 8);

TEST(UrlPrelude, is_read_however_it_is_cut) {
  const std::string bytes =
      R"({"statusCode":202,"headers":{"X-A":"b"},"cookies":["c=1"]})" + std::string(nuls) + "body";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    UrlPrelude prelude;
    const bool complete = prelude.put(std::string_view(bytes).substr(0, cut));
    if (!complete) {
      EXPECT_TRUE(prelude.put(std::string_view(bytes).substr(cut)));
    }
    const auto result = prelude.response();
    ASSERT_TRUE(std::holds_alternative<http::Response>(result)) << cut;
    const auto& response = std::get<http::Response>(result);
    EXPECT_EQ(response.status, 202U);
    EXPECT_EQ(response.headers.get("X-A"), "b");
    EXPECT_EQ(response.headers.get("Set-Cookie"), "c=1");
    EXPECT_EQ(response.headers.get("Content-Type"), "application/octet-stream");
    EXPECT_TRUE(std::string_view("body").starts_with(response.body));
  }
}

TEST(UrlPrelude, is_malformed_without_its_end) {
  UrlPrelude prelude;
  EXPECT_FALSE(prelude.put("{}"));
  EXPECT_TRUE(std::holds_alternative<MalformedUrlResponse>(prelude.response()));
  EXPECT_TRUE(prelude.put(std::string(UrlPrelude::limit, ' ')));
  EXPECT_TRUE(std::holds_alternative<MalformedUrlResponse>(prelude.response()));
}

http::Request request_of(std::string method, http::Headers headers) {
  http::Request request;
  request.method = std::move(method);
  request.target = "/";
  request.headers = std::move(headers);
  return request;
}

TEST(UrlCors, answers_a_preflight_for_an_allowed_origin) {
  FunctionUrlCors cors;
  cors.allow_origins = {"https://app.example.com"};
  cors.allow_methods = {"GET", "PUT"};
  cors.allow_headers = {"x-a"};
  cors.max_age = 60;
  const auto request = request_of(
      "OPTIONS", {{"Origin", "https://app.example.com"}, {"Access-Control-Request-Method", "PUT"}});
  ASSERT_TRUE(is_preflight(request));
  const auto response = answer_preflight(cors, request);
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "https://app.example.com");
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Methods"), "GET,PUT");
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Headers"), "x-a");
  EXPECT_EQ(response.headers.get("Access-Control-Max-Age"), "60");
  EXPECT_EQ(response.headers.get("Vary"), "Origin");
}

TEST(UrlCors, says_nothing_to_an_origin_that_is_not_allowed) {
  FunctionUrlCors cors;
  cors.allow_origins = {"https://app.example.com"};
  const auto request = request_of("OPTIONS", {{"Origin", "https://evil.example.com"},
                                              {"Access-Control-Request-Method", "PUT"}});
  EXPECT_EQ(answer_preflight(cors, request).headers.size(), 0U);
}

TEST(UrlCors, takes_wildcards) {
  FunctionUrlCors cors;
  cors.allow_origins = {"*"};
  const auto request = request_of("GET", {{"Origin", "http://a"}});
  http::Response response;
  allow_origin(cors, request, response);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "*");
  cors.allow_credentials = true;
  cors.expose_headers = {"x-b"};
  http::Response with_credentials;
  allow_origin(cors, request, with_credentials);
  EXPECT_EQ(with_credentials.headers.get("Access-Control-Allow-Origin"), "http://a");
  EXPECT_EQ(with_credentials.headers.get("Access-Control-Allow-Credentials"), "true");
  EXPECT_EQ(with_credentials.headers.get("Access-Control-Expose-Headers"), "x-b");
  cors.allow_origins = {"http://*"};
  http::Response scheme;
  allow_origin(cors, request, scheme);
  EXPECT_EQ(scheme.headers.get("Access-Control-Allow-Origin"), "http://a");
}

}  // namespace
}  // namespace emulator::lambda
