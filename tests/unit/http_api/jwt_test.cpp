#include "handlers/http_api/jwt.hpp"

#include <memory>

#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "daemon/base64.hpp"

namespace emulator::http_api {
namespace {

using apigatewayv2::Document;

std::string base64url(std::string_view bytes) {
  std::string text = base64_encode(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

// An issuer with one key.
class JwtTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { key_ = EVP_RSA_gen(2048); }
  static void TearDownTestSuite() { EVP_PKEY_free(key_); }

  static std::string number(const char* name) {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &value);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return bytes;
  }
  static std::string key_set() {
    return R"({"keys":[{"kty":"EC","kid":"e"},{"kty":"RSA","kid":"k","alg":"RS256","n":")" +
           base64url(number(OSSL_PKEY_PARAM_RSA_N)) + R"(","e":")" +
           base64url(number(OSSL_PKEY_PARAM_RSA_E)) + R"("}]})";
  }
  static std::string token(const std::string& claims, const std::string& algorithm = "RS256") {
    const EVP_MD* digest = algorithm == "RS512" ? EVP_sha512() : EVP_sha256();
    const std::string part =
        base64url(R"({"alg":")" + algorithm + R"(","kid":"k"})") + "." + base64url(claims);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, digest, nullptr, key_);
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(part.data());
    EVP_DigestSign(context, nullptr, &size, bytes, part.size());
    std::string signature(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                   part.size());
    EVP_MD_CTX_free(context);
    return part + "." + base64url(signature);
  }

  static inline EVP_PKEY* key_ = nullptr;
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
}  // namespace emulator::http_api
