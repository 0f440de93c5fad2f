#include "handlers/sqs/receipt.hpp"

#include <fmt/format.h>

#include "daemon/base64.hpp"
#include "daemon/number.hpp"

namespace emulator::sqs {

namespace {

constexpr std::string_view mark = "sqs1";

}  // namespace

std::string Receipt::handle() const {
  return base64_encode(fmt::format("{} {} {} {}", mark, queue_uid, order, serial));
}

std::optional<Receipt> parse_receipt(std::string_view handle) {
  const auto text = base64_decode(handle);
  if (!text) return std::nullopt;
  std::string_view parts[4];
  std::string_view rest = *text;
  for (std::string_view& part : parts) {
    const auto space = rest.find(' ');
    part = rest.substr(0, space);
    rest = space == rest.npos ? std::string_view() : rest.substr(space + 1);
  }
  const auto order = number_from<std::uint64_t>(parts[2]);
  const auto serial = number_from<std::uint64_t>(parts[3]);
  if (parts[0] != mark || !rest.empty() || !order || !serial) return std::nullopt;
  return Receipt{std::string(parts[1]), *order, *serial};
}

}  // namespace emulator::sqs
