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
