#include "handlers/execute_api/header_rules.hpp"

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

TEST(HeaderRules, A_function_does_not_see_headers_of_the_connection) {
  for (const auto* name : {"Connection", "content-length", "Transfer-Encoding", "TE", "Expect"}) {
    EXPECT_FALSE(passes_to_function(name, "x")) << name;
    EXPECT_FALSE(passes_to_endpoint(name, "x")) << name;
  }
  for (const auto* name : {"Host", "Authorization", "Content-Type", "Accept-Encoding", "Cookie"}) {
    EXPECT_TRUE(passes_to_function(name, "x")) << name;
    EXPECT_TRUE(passes_to_endpoint(name, "x")) << name;
  }
}

TEST(HeaderRules, An_endpoint_is_not_told_of_encodings_and_proxies) {
  for (const auto* name : {"Content-Encoding", "via"}) {
    EXPECT_TRUE(passes_to_function(name, "x")) << name;
    EXPECT_FALSE(passes_to_endpoint(name, "x")) << name;
  }
}

TEST(HeaderRules, A_signature_goes_no_further) {
  EXPECT_FALSE(passes_to_function("authorization", "AWS4-HMAC-SHA256 Credential=A"));
  EXPECT_TRUE(passes_to_function("Authorization", "Bearer AWS4-"));
}

TEST(HeaderRules, The_way_of_a_request_is_what_API_Gateway_knows_of_it) {
  http::Request request;
  request.remote_address = "127.0.0.1";
  EXPECT_EQ(forwarded_for(request), "127.0.0.1");
  EXPECT_EQ(forwarded_port(request), "80");
  request.headers.add("x-forwarded-for", "10.0.0.1, 10.0.0.2");
  request.headers.add("X-Forwarded-For", "10.0.0.3");
  request.headers.add("Host", "[::1]:4566");
  EXPECT_EQ(forwarded_for(request), "10.0.0.1, 10.0.0.2, 10.0.0.3, 127.0.0.1");
  EXPECT_EQ(forwarded_port(request), "4566");
  request.headers.set("Host", "[::1]");
  EXPECT_EQ(forwarded_port(request), "80");
}

TEST(HeaderRules, Some_headers_of_an_answer_are_renamed_or_lost) {
  for (const auto* name : {"Date", "server", "WWW-Authenticate", "Content-Length", "Connection"}) {
    EXPECT_EQ(response_header_rule(name), HeaderRule::remap) << name;
  }
  for (const auto* name : {"Transfer-Encoding", "Upgrade", "Trailer"}) {
    EXPECT_EQ(response_header_rule(name), HeaderRule::drop) << name;
  }
  for (const auto* name : {"Content-Type", "Set-Cookie", "ETag", "Location"}) {
    EXPECT_EQ(response_header_rule(name), HeaderRule::pass) << name;
  }
}

}  // namespace
}  // namespace emulator::execute_api
