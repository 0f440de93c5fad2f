#include "daemon/http/url.hpp"

#include <gtest/gtest.h>

namespace emulator::http {
namespace {

TEST(PercentDecode, LeavesBrokenEscapesAlone) {
  EXPECT_EQ(percent_decode("a%2Fb%zz%4"), "a/b%zz%4");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(form_decode("a+b%2B"), "a b+");
}

TEST(PercentEncode, KeepsUnreservedCharacters) {
  EXPECT_EQ(percent_encode("a-b_c.d~e /\xC3\xA9"), "a-b_c.d~e%20%2F%C3%A9");
  EXPECT_EQ(percent_encode("a/b c", true), "a/b%20c");
}

TEST(ParseQuery, KeepsOrderRepetitionAndEmptyValues) {
  const auto found = parse_query("b=1&a=2&b=3&c&&d=");
  const QueryParameters expected{{"b", "1"}, {"a", "2"}, {"b", "3"}, {"c", ""}, {"d", ""}};
  EXPECT_EQ(found, expected);
}

TEST(ParseUrl, SplitsAndDefaults) {
  const auto url = parse_url("HTTPS://user:pw@Example.com/a?b#c");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "Example.com");
  EXPECT_EQ(url->port, 443);
  EXPECT_EQ(url->target, "/a?b");
  EXPECT_EQ(url->userinfo, "user:pw");
  EXPECT_EQ(url->authority(), "Example.com");
}

TEST(ParseUrl, TakesIpv6LiteralsAndPorts) {
  const auto url = parse_url("http://[::1]:8080?x");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->host, "::1");
  EXPECT_EQ(url->port, 8080);
  EXPECT_EQ(url->target, "/?x");
  EXPECT_EQ(url->authority(), "[::1]:8080");
}

class NotAUrl : public testing::TestWithParam<const char*> {};
TEST_P(NotAUrl, IsNothing) {
  EXPECT_FALSE(parse_url(GetParam()));
}
INSTANTIATE_TEST_SUITE_P(Url, NotAUrl,
                         testing::Values("", "localhost:80", "ftp://x", "http://", "http://:80",
                                         "http://h:99999", "http://h:x", "http://h:0",
                                         "http://a b/", "http://h/\r\nX: y", "http://[::1"));

}  // namespace
}  // namespace emulator::http
