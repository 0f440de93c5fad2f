#include "handlers/jwt/token.hpp"

#include <gtest/gtest.h>

#include "tests/unit/jwt/issuer.hpp"

namespace emulator::jwt {
namespace {

using aws::Document;

class JwtTest : public testing::Test {
 protected:
  static std::string key_set() { return issuer().key_set(); }
  static std::string token(const std::string& claims, const std::string& algorithm = "RS256") {
    return issuer().token(claims, algorithm);
  }

 private:
  static const Issuer& issuer() {
    static const Issuer one;
    return one;
  }
};

TEST_F(JwtTest, VerifiesWhatItsKeySigned) {
  const auto keys = parse_key_set(key_set());
  ASSERT_EQ(keys.size(), 1u);
  for (const char* algorithm : {"RS256", "RS512"}) {
    const auto parsed = parse_jwt(token(R"({"sub":"me"})", algorithm));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->key_id, "k");
    EXPECT_EQ(parsed->claims.text("sub"), "me");
    EXPECT_TRUE(verify_signature(*parsed, keys.front())) << algorithm;
  }
}

TEST_F(JwtTest, RefusesWhatWasChanged) {
  const auto keys = parse_key_set(key_set());
  auto parsed = parse_jwt(token(R"({"sub":"me"})"));
  ASSERT_TRUE(parsed);
  parsed->signed_part += "x";
  EXPECT_FALSE(verify_signature(*parsed, keys.front()));
  parsed = parse_jwt(token(R"({"sub":"me"})"));
  parsed->signature.front() = static_cast<char>(parsed->signature.front() ^ 1);
  EXPECT_FALSE(verify_signature(*parsed, keys.front()));
  for (const char* algorithm : {"none", "HS256", "ES256", "RS384"}) {
    parsed = parse_jwt(token("{}"));
    parsed->algorithm = algorithm;
    EXPECT_FALSE(verify_signature(*parsed, keys.front())) << algorithm;
  }
}

TEST_F(JwtTest, TakesNoTextThatIsNoToken) {
  for (const std::string_view text : {"", "a", "a.b", "a.b.c", "a.b.c.d", "e30.e30", "!.!.!"}) {
    EXPECT_FALSE(parse_jwt(text)) << text;
  }
  EXPECT_TRUE(parse_key_set("no JSON").empty());
  EXPECT_TRUE(parse_key_set(R"({"keys":"none"})").empty());
}

TEST(Claims, AreHeldAgainstIssuerAudienceAndTime) {
  const auto now = std::chrono::system_clock::time_point(std::chrono::seconds(1000));
  const auto fault = [&](const char* claims) {
    return claims_fault(Document::parse(claims), "https://i", {"a", "b"}, now).value_or("none");
  };
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"b","exp":1001})"), "none");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":["x","a"],"exp":1001,"nbf":1000,"iat":999})"),
            "none");
  // Access tokens of user pools say it so.
  EXPECT_EQ(fault(R"({"iss":"https://i","client_id":"a","exp":1001})"), "none");
  EXPECT_EQ(fault(R"({"iss":"https://j","aud":"a","exp":1001})"), "invalid issuer in the token");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"c","exp":1001})"),
            "the token has an invalid audience");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"a","exp":1000})"), "the token has expired");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"a"})"), "the token has no expiration");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"a","exp":1001,"nbf":1001})"),
            "the token is not valid yet");
  EXPECT_EQ(fault(R"({"iss":"https://i","aud":"a","exp":1002,"iat":1001})"),
            "the token was issued in the future");
}

TEST(Claims, HaveScopesInOneTextOrAList) {
  using Scopes = std::vector<std::string>;
  EXPECT_EQ(scopes_of(Document::parse(R"({"scope":"a b  c"})")), (Scopes{"a", "b", "c"}));
  EXPECT_EQ(scopes_of(Document::parse(R"({"scp":["a","b"]})")), (Scopes{"a", "b"}));
  EXPECT_EQ(scopes_of(Document::parse("{}")), Scopes{});
}

TEST(Claims, AreShownAsTexts) {
  const Document claims = Document::parse(R"({"s":"x","n":12,"b":true,"l":["a","b"]})");
  EXPECT_EQ(claim_text(claims, "s"), "x");
  EXPECT_EQ(claim_text(claims, "n"), "12");
  EXPECT_EQ(claim_text(claims, "b"), "true");
  EXPECT_EQ(claim_text(claims, "l"), "[a b]");
}

}  // namespace
}  // namespace emulator::jwt
