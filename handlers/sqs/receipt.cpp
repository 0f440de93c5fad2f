#include "handlers/sqs/receipt.hpp"

#include <charconv>

#include <fmt/format.h>

#include "daemon/base64.hpp"

namespace emulator::sqs {

namespace {

constexpr std::string_view mark = "sqs1";

bool read(std::string_view text, std::uint64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size();
}

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
  Receipt receipt{std::string(parts[1])};
  if (parts[0] != mark || !rest.empty() || !read(parts[2], receipt.order) ||
      !read(parts[3], receipt.serial)) {
    return std::nullopt;
  }
  return receipt;
}

}  // namespace emulator::sqs
