#include "daemon/random.hpp"

#include <cstring>
#include <system_error>

#include <sys/random.h>

namespace emulator {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

}  // namespace

std::string Random::uuid() {
  unsigned char bytes[16];
  fill(bytes, sizeof bytes);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
  std::string text(36, '-');
  std::size_t at = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
    text[at++] = hex_digits[bytes[i] >> 4];
    text[at++] = hex_digits[bytes[i] & 15];
  }
  return text;
}

std::string Random::hex(std::size_t digits) {
  std::string text(digits, '\0');
  fill(text.data(), text.size());
  for (char& c : text)
    c = hex_digits[static_cast<unsigned char>(c) & 15];
  return text;
}

std::string Random::lower_alphanumeric(std::size_t size) {
  static constexpr char alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string text(size, '\0');
  for (char& c : text)
    c = alphabet[number() % 36];
  return text;
}

std::uint64_t Random::number() {
  std::uint64_t value = 0;
  fill(&value, sizeof value);
  return value;
}

void SystemRandom::fill(void* data, std::size_t size) {
  auto* out = static_cast<unsigned char*>(data);
  while (size > 0) {
    if (left_ == 0) {
      std::size_t got = 0;
      while (got < sizeof buffer_) {
        const ssize_t n = getrandom(buffer_ + got, sizeof buffer_ - got, 0);
        if (n < 0 && errno != EINTR)
          throw std::system_error(errno, std::system_category(), "getrandom");
        if (n > 0) got += static_cast<std::size_t>(n);
      }
      left_ = sizeof buffer_;
    }
    const std::size_t part = std::min(size, left_);
    std::memcpy(out, buffer_ + (sizeof buffer_ - left_), part);
    out += part;
    size -= part;
    left_ -= part;
  }
}

void SeededRandom::fill(void* data, std::size_t size) {
  auto* out = static_cast<unsigned char*>(data);
  for (std::size_t i = 0; i < size; ++i) {
    // splitmix64, one step a byte: speed is of no concern in tests.
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    out[i] = static_cast<unsigned char>(z ^ (z >> 31));
  }
}

}  // namespace emulator
