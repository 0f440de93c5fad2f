#include "daemon/digest.hpp"

#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace emulator {

namespace {

void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL computes no digest");
}

template <class Digest>
Digest digest(const EVP_MD* kind, std::string_view bytes) {
  Digest result;
  require(EVP_Digest(bytes.data(), bytes.size(), result.data(), nullptr, kind, nullptr) == 1);
  return result;
}

}  // namespace

Md5 md5(std::string_view bytes) {
  return digest<Md5>(EVP_md5(), bytes);
}

Sha256 sha256(std::string_view bytes) {
  return digest<Sha256>(EVP_sha256(), bytes);
}

Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
  Sha256 result;
  require(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
               reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), result.data(),
               nullptr) != nullptr);
  return result;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

}  // namespace emulator
