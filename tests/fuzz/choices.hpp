#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace emulator::fuzz {

// Makes choices out of bytes; of none left it chooses the first.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}

  std::size_t below(std::size_t bound) {
    if (bytes_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % bound;
  }
  template <std::size_t N>
  std::string of(const char* const (&texts)[N]) {
    return texts[below(N)];
  }

 private:
  std::string_view bytes_;
};

}  // namespace emulator::fuzz
