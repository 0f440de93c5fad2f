#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace emulator::aws {

// A range of addresses; one of IPv4 is mapped into IPv6.
struct CidrBlock {
  std::array<std::uint8_t, 16> address{};
  unsigned prefix_length = 0;
};

// "10.0.0.0/8" or "2001:db8::/32".
std::optional<CidrBlock> parse_block(std::string_view text);
// False for what is no address.
bool contains(const CidrBlock& block, std::string_view address);

}  // namespace emulator::aws
