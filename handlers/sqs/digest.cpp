#include "handlers/sqs/digest.hpp"

#include <algorithm>
#include <stdexcept>

#include <openssl/evp.h>

namespace emulator::sqs {

namespace {

std::string digest(const EVP_MD* kind, std::string_view bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash, &size, kind, nullptr) != 1) {
    throw std::runtime_error("OpenSSL computes no digest");
  }
  std::string hex;
  hex.reserve(2 * size);
  for (unsigned i = 0; i < size; ++i) {
    hex += digits[hash[i] >> 4];
    hex += digits[hash[i] & 15];
  }
  return hex;
}

// Its length in four bytes, the highest first, and the text.
void append(std::string& to, std::string_view text) {
  for (int shift = 24; shift >= 0; shift -= 8)
    to += static_cast<char>(text.size() >> shift);
  to += text;
}

}  // namespace

std::string md5(std::string_view bytes) {
  return digest(EVP_md5(), bytes);
}

std::string sha256(std::string_view bytes) {
  return digest(EVP_sha256(), bytes);
}

std::string md5_of_attributes(std::vector<MessageAttribute> attributes) {
  if (attributes.empty()) return {};
  std::sort(attributes.begin(), attributes.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string encoded;
  for (const MessageAttribute& attribute : attributes) {
    append(encoded, attribute.name);
    append(encoded, attribute.data_type);
    encoded += attribute.is_binary() ? '\2' : '\1';
    append(encoded, attribute.value);
  }
  return md5(encoded);
}

}  // namespace emulator::sqs
