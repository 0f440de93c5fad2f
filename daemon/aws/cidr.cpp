#include "daemon/aws/cidr.hpp"

#include <string>

#include <boost/asio/ip/address.hpp>

#include "daemon/number.hpp"

namespace emulator::aws {

namespace {

std::optional<std::array<std::uint8_t, 16>> parse_address(std::string_view text) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(std::string(text), error);
  if (error) return std::nullopt;
  const auto v6 = address.is_v4() ? boost::asio::ip::make_address_v6(boost::asio::ip::v4_mapped,
                                                                     address.to_v4())
                                  : address.to_v6();
  return v6.to_bytes();
}

}  // namespace

std::optional<CidrBlock> parse_block(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto address = parse_address(text.substr(0, slash));
  const auto length = number_from<unsigned>(text.substr(slash + 1));
  const bool v4 = text.find(':') == std::string_view::npos;
  if (!address || !length || *length > (v4 ? 32U : 128U)) return std::nullopt;
  return CidrBlock{*address, v4 ? *length + 96 : *length};
}

bool contains(const CidrBlock& block, std::string_view text) {
  const auto address = parse_address(text);
  if (!address) return false;
  for (unsigned bit = 0; bit < block.prefix_length; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
    if (((*address)[bit / 8] ^ block.address[bit / 8]) & mask) return false;
  }
  return true;
}

}  // namespace emulator::aws
