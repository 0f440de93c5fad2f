#include "handlers/jwt/token.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"

namespace emulator::jwt {

namespace {

using aws::Document;

template <auto free>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

std::optional<std::string> base64url_decode(std::string_view text) {
  std::string standard(text);
  std::replace(standard.begin(), standard.end(), '-', '+');
  std::replace(standard.begin(), standard.end(), '_', '/');
  return base64_decode(standard);
}

const EVP_MD* digest_of(std::string_view algorithm) noexcept {
  if (algorithm == "RS256") return EVP_sha256();
  if (algorithm == "RS384") return EVP_sha384();
  return algorithm == "RS512" ? EVP_sha512() : nullptr;
}

const unsigned char* bytes(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_of(std::string_view big_endian) {
  return Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

Key public_key(const JsonWebKey& jwk) {
  const Number modulus = number_of(jwk.modulus);
  const Number exponent = number_of(jwk.exponent);
  const Builder builder(OSSL_PARAM_BLD_new());
  const bool filled = OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) &&
                      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  const Parameters parameters(filled ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr);
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  if (!parameters || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) <= 0) {
    return nullptr;
  }
  return Key(key);
}

std::optional<std::int64_t> seconds(const Document& claims, std::string_view name) {
  const auto value = aws::parse_json(claims.json(name));
  if (!value || !value->IsNumber()) return std::nullopt;
  return static_cast<std::int64_t>(value->GetDouble());
}

bool has_audience(const Document& claims, const std::vector<std::string>& audience) {
  std::vector<std::string> given = claims.texts("aud");
  if (given.empty()) given.push_back(claims.text(claims.has("aud") ? "aud" : "client_id"));
  return std::any_of(given.begin(), given.end(), [&](const std::string& candidate) {
    return std::find(audience.begin(), audience.end(), candidate) != audience.end();
  });
}

}  // namespace

std::optional<Jwt> parse_jwt(std::string_view token) {
  const auto first = token.find('.');
  const auto second = first == token.npos ? token.npos : token.find('.', first + 1);
  if (second == token.npos || token.find('.', second + 1) != token.npos) return std::nullopt;
  const auto header = base64url_decode(token.substr(0, first));
  const auto claims = base64url_decode(token.substr(first + 1, second - first - 1));
  auto signature = base64url_decode(token.substr(second + 1));
  if (!header || !claims || !signature) return std::nullopt;
  const Document head = Document::parse(*header);
  if (head.members().empty()) return std::nullopt;
  return Jwt{head.text("alg"), head.text("kid"), Document::parse(*claims),
             std::string(token.substr(0, second)), std::move(*signature)};
}

std::vector<JsonWebKey> parse_key_set(std::string_view json) {
  std::vector<JsonWebKey> keys;
  const auto document = aws::parse_json(json);
  const aws::Json* list = document ? aws::member(*document, "keys") : nullptr;
  if (list == nullptr || !list->IsArray()) return keys;
  for (const aws::Json& entry : list->GetArray()) {
    const Document key = Document::parse(aws::to_string(entry));
    auto modulus = base64url_decode(key.text("n"));
    auto exponent = base64url_decode(key.text("e"));
    if (key.text("kty") != "RSA" || !modulus || !exponent) continue;
    keys.push_back({key.text("kid"), key.text("alg"), std::move(*modulus), std::move(*exponent)});
  }
  return keys;
}

bool verify_signature(const Jwt& token, const JsonWebKey& jwk) {
  const EVP_MD* digest = digest_of(token.algorithm);
  if (digest == nullptr) return false;
  const Key key = public_key(jwk);
  const DigestContext context(EVP_MD_CTX_new());
  return key && EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) > 0 &&
         EVP_DigestVerify(context.get(), bytes(token.signature), token.signature.size(),
                          bytes(token.signed_part), token.signed_part.size()) == 1;
}

std::optional<std::string> claims_fault(const Document& claims, std::string_view issuer,
                                        const std::vector<std::string>& audience,
                                        std::chrono::system_clock::time_point now) {
  if (claims.text("iss") != issuer) return "invalid issuer in the token";
  if (!has_audience(claims, audience)) return "the token has an invalid audience";
  return time_fault(claims, now);
}

std::optional<std::string> time_fault(const Document& claims,
                                      std::chrono::system_clock::time_point now) {
  const std::int64_t seconds_now =
      std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  const auto expires = seconds(claims, "exp");
  if (!expires) return "the token has no expiration";
  if (*expires <= seconds_now) return std::string(expired);
  if (seconds(claims, "nbf").value_or(seconds_now) > seconds_now) {
    return "the token is not valid yet";
  }
  if (seconds(claims, "iat").value_or(seconds_now) > seconds_now) {
    return "the token was issued in the future";
  }
  return std::nullopt;
}

std::vector<std::string> scopes_of(const Document& claims) {
  const std::string_view name = claims.has("scope") ? "scope" : "scp";
  std::vector<std::string> scopes = claims.texts(name);
  const std::string text = claims.text(name);
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto space = rest.find(' ');
    if (space != 0) scopes.emplace_back(rest.substr(0, space));
    rest = space == rest.npos ? std::string_view() : rest.substr(space + 1);
  }
  return scopes;
}

std::string claim_text(const Document& claims, std::string_view name) {
  const std::string_view json = claims.json(name);
  if (json.starts_with('"')) return claims.text(name);
  if (!json.starts_with('[')) return std::string(json);
  return fmt::format("[{}]", fmt::join(claims.texts(name), " "));
}

}  // namespace emulator::jwt
