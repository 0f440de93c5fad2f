// What is kept of issuers' keys, and for how long.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html

#include "handlers/jwt/key_sets.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/clock.hpp"

namespace emulator::jwt {
namespace {

using namespace std::chrono_literals;
using Answer = boost::system::result<std::string, std::string>;

struct KeySetsTest : testing::Test {
  // "the key" or why there is none.
  std::string find(const std::string& key_id, bool in_set = false) {
    std::string found;
    auto look_up =
        in_set ? sets.find_in_set("https://i/keys", key_id) : sets.find("https://i", key_id);
    boost::asio::co_spawn(loop, std::move(look_up),
                          [&found](std::exception_ptr fault, const auto& answer) {
                            if (fault) std::rethrow_exception(fault);
                            found = answer ? answer->modulus : answer.error();
                          });
    loop.restart();
    loop.run();
    return found;
  }
  // What the issuer has from now on: keys of these ids, each with its id as its number.
  void issue(const std::vector<std::string>& ids) {
    keys = R"({"keys":[)";
    for (const std::string& id : ids) {
      if (id != ids.front()) keys += ",";
      // Four characters are three bytes in base64.
      keys += R"({"kty":"RSA","kid":")" + id + R"(","n":")" + id + R"(","e":"AQAB"})";
    }
    keys += "]}";
  }
  boost::asio::awaitable<Answer> fetch(std::string url) {
    asked.push_back(url);
    if (is_away) co_return Answer(boost::system::in_place_error, "connection refused");
    const bool of_keys = url == "https://i/keys";
    co_return Answer(boost::system::in_place_value,
                     of_keys ? keys : R"({"jwks_uri":"https://i/keys"})");
  }
  static std::string number(const std::string& id) {
    return parse_key_set(R"({"keys":[{"kty":"RSA","kid":"k","n":")" + id + R"(","e":"AQAB"}]})")
        .front()
        .modulus;
  }

  boost::asio::io_context loop;
  ManualClock clock;
  std::string keys;
  bool is_away = false;
  std::vector<std::string> asked;
  KeySets sets{clock, [this](std::string url) { return fetch(std::move(url)); }};
};

TEST_F(KeySetsTest, An_issuer_is_asked_for_its_configuration_and_then_its_keys) {
  issue({"one1", "two2"});
  EXPECT_EQ(find("one1"), number("one1"));
  EXPECT_EQ(find("two2"), number("two2"));
  EXPECT_EQ(asked, (std::vector<std::string>{"https://i/.well-known/openid-configuration",
                                             "https://i/keys"}));
}

TEST_F(KeySetsTest, Keys_are_kept_for_two_hours) {
  issue({"one1"});
  EXPECT_EQ(find("one1", true), number("one1"));
  // Its issuer takes the key back, or can't be asked: it counts for as long as it is kept.
  issue({"two2"});
  is_away = true;
  clock.advance(2h - 1ns);
  EXPECT_EQ(find("one1", true), number("one1"));
  EXPECT_EQ(asked.size(), 1u);
  is_away = false;
  clock.advance(1ns);
  EXPECT_EQ(find("one1", true), unknown_key);
  EXPECT_EQ(find("two2", true), number("two2"));
  EXPECT_EQ(asked.size(), 2u);
}

TEST_F(KeySetsTest, A_key_that_is_not_known_is_asked_for_once_in_a_second) {
  issue({"one1"});
  EXPECT_EQ(find("one1", true), number("one1"));
  issue({"one1", "two2"});
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(find("two2", true), unknown_key);
  EXPECT_EQ(asked.size(), 1u);
  clock.advance(1s);
  EXPECT_EQ(find("two2", true), number("two2"));
  EXPECT_EQ(find("one1", true), number("one1"));
  EXPECT_EQ(asked.size(), 2u);
  EXPECT_EQ(find("none", true), unknown_key);
  EXPECT_EQ(asked.size(), 2u);
}

TEST_F(KeySetsTest, An_issuer_that_is_away_takes_no_known_key_with_it) {
  is_away = true;
  EXPECT_EQ(find("one1"), "OIDC discovery endpoint communication error: connection refused");
  is_away = false;
  issue({"one1"});
  EXPECT_EQ(find("one1"), number("one1"));
  is_away = true;
  clock.advance(1h);
  EXPECT_EQ(find("two2"), "OIDC discovery endpoint communication error: connection refused");
  EXPECT_EQ(find("one1"), number("one1"));
  clock.advance(1h);
  EXPECT_EQ(find("one1"), "OIDC discovery endpoint communication error: connection refused");
}

TEST_F(KeySetsTest, A_set_that_is_malformed_has_no_keys) {
  for (const auto* malformed :
       {"", "[]", R"({"keys":{}})", R"({"keys":[{"kid":"one1","kty":"EC"}]})",
        R"({"keys":[{"kid":"one1","kty":"RSA","n":"!","e":"AQAB"}]})"}) {
    keys = malformed;
    EXPECT_EQ(find("one1", true), unknown_key) << malformed;
    clock.advance(1s);
  }
}

}  // namespace
}  // namespace emulator::jwt
