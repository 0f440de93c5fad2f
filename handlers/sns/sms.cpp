#include "handlers/sns/sms.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/number.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_number_up_to(std::string_view text, unsigned most) noexcept {
  const auto number = number_from<unsigned>(text);
  return number && *number <= most;
}

// Letters and digits, one letter at least; AWS shows it as the sender.
bool is_sender_id(std::string_view text) noexcept {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && text.size() <= 11 && std::all_of(text.begin(), text.end(), [&](char c) {
    return letter(c) || is_digit(c) || c == '-';
  }) && std::any_of(text.begin(), text.end(), letter);
}

bool is_known(std::string_view name) noexcept {
  return name == "MonthlySpendLimit" || name == "DeliveryStatusIAMRole" ||
         name == "DeliveryStatusSuccessSamplingRate" || name == "DefaultSenderID" ||
         name == "DefaultSMSType" || name == "UsageReportS3Bucket";
}

bool is_valid(std::string_view name, std::string_view value) noexcept {
  if (value.empty()) return true;  // takes it away
  if (name == "MonthlySpendLimit") return is_number_up_to(value, 1'000'000'000);
  if (name == "DeliveryStatusSuccessSamplingRate") return is_number_up_to(value, 100);
  if (name == "DefaultSenderID") return is_sender_id(value);
  if (name == "DefaultSMSType") return value == "Promotional" || value == "Transactional";
  return true;
}

}  // namespace

bool is_phone_number(std::string_view text) noexcept {
  return text.size() >= 3 && text.size() <= 16 && text[0] == '+' && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

aws::Result<std::string> checked_phone_number(std::string number) {
  if (!is_phone_number(number)) {
    return invalid_parameter("PhoneNumber", "input incorrectly formatted");
  }
  return number;
}

aws::Result<void> set_sms_attributes(AttributeMap& attributes, const AttributeList& values) {
  AttributeMap changed = attributes;
  for (const auto& [name, value] : values) {
    if (!is_known(name)) {
      return invalid_parameter("attributes", fmt::format("{} is not a valid attribute", name));
    }
    if (!is_valid(name, value)) {
      return invalid_parameter(name, fmt::format("{} is not a valid value", value));
    }
    if (value.empty()) {
      changed.erase(name);
    } else {
      changed[name] = value;
    }
  }
  attributes = std::move(changed);
  return {};
}

}  // namespace emulator::sns
