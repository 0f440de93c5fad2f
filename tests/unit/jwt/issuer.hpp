#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "daemon/base64.hpp"

namespace emulator::jwt {

inline std::string base64url(std::string_view bytes) {
  std::string text = base64_encode(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

// An issuer with one key, "k".
class Issuer {
 public:
  Issuer() : key_(EVP_RSA_gen(2048)) {}
  ~Issuer() { EVP_PKEY_free(key_); }
  Issuer(const Issuer&) = delete;
  Issuer& operator=(const Issuer&) = delete;

  std::string key_set() const {
    return R"({"keys":[{"kty":"EC","kid":"e"},{"kty":"RSA","kid":"k","alg":"RS256","n":")" +
           base64url(number(OSSL_PKEY_PARAM_RSA_N)) + R"(","e":")" +
           base64url(number(OSSL_PKEY_PARAM_RSA_E)) + R"("}]})";
  }
  std::string token(const std::string& claims, const std::string& algorithm = "RS256") const {
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

 private:
  std::string number(const char* name) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &value);
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return bytes;
  }

  EVP_PKEY* key_;
};

}  // namespace emulator::jwt
