#pragma once

#include <array>
#include <string>
#include <string_view>

namespace emulator {

using Md5 = std::array<unsigned char, 16>;
using Sha256 = std::array<unsigned char, 32>;

Md5 md5(std::string_view bytes);
Sha256 sha256(std::string_view bytes);
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

template <class Digest>
std::string_view bytes_of(const Digest& digest) noexcept {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// In lower case.
std::string hex(std::string_view bytes);

template <class Digest>
std::string hex(const Digest& digest) {
  return hex(bytes_of(digest));
}

}  // namespace emulator
