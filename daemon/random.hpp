#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace emulator {

// Identifiers and tokens. Handed in, so that tests can know them beforehand.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(void* data, std::size_t size) = 0;

  std::string uuid();                                // version 4, lower case
  std::string hex(std::size_t digits);               // lower case
  std::string lower_alphanumeric(std::size_t size);  // API Gateway ids: [a-z0-9]
  std::uint64_t number();
};

// The kernel's generator, read ahead in blocks so that an id costs no system call.
class SystemRandom final : public Random {
 public:
  void fill(void* data, std::size_t size) override;

 private:
  unsigned char buffer_[4096];
  std::size_t left_ = 0;
};

// The same sequence for the same seed; tests only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}
  void fill(void* data, std::size_t size) override;

 private:
  std::uint64_t state_;
};

}  // namespace emulator
