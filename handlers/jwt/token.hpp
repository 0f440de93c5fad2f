#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/document.hpp"

namespace emulator::jwt {

// A JSON Web Token, taken apart and not yet trusted.
struct Jwt {
  std::string algorithm;
  std::string key_id;
  aws::Document claims;
  std::string signed_part;  // header and claims, as they were signed
  std::string signature;
};
std::optional<Jwt> parse_jwt(std::string_view token);

// A key of an issuer's set: the numbers of an RSA key, big endian.
struct JsonWebKey {
  std::string id;
  std::string algorithm;
  std::string modulus;
  std::string exponent;
};
std::vector<JsonWebKey> parse_key_set(std::string_view json);

// RS256, RS384 and RS512: API Gateway knows no others.
bool verify_signature(const Jwt& token, const JsonWebKey& key);

// What is wrong with the claims, as the www-authenticate header says it.
std::optional<std::string> claims_fault(const aws::Document& claims, std::string_view issuer,
                                        const std::vector<std::string>& audience,
                                        std::chrono::system_clock::time_point now);
// The same of its times alone.
std::optional<std::string> time_fault(const aws::Document& claims,
                                      std::chrono::system_clock::time_point now);
inline constexpr std::string_view expired = "the token has expired";
// Those of "scope" or "scp".
std::vector<std::string> scopes_of(const aws::Document& claims);
// A claim as events show it: every one is a text, a list "[a b]".
std::string claim_text(const aws::Document& claims, std::string_view name);

}  // namespace emulator::jwt
