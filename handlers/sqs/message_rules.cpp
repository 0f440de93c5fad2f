#include "handlers/sqs/message_rules.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "daemon/digest.hpp"
#include "handlers/sqs/errors.hpp"

namespace emulator::sqs {

namespace {

constexpr std::size_t most_attributes = 10;
constexpr std::size_t longest_attribute_name = 256;
constexpr std::size_t longest_id = 128;
constexpr std::int64_t longest_delay = 900;

// The next character of a UTF-8 text, which it is moved past; nothing for a broken one.
std::optional<std::uint32_t> next_character(std::string_view& text) noexcept {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || text.size() < size) return std::nullopt;
  std::uint32_t character = size == 1 ? lead : lead & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return std::nullopt;
    character = character << 6 | (next & 0x3Fu);
  }
  text.remove_prefix(size);
  return character;
}

// https://www.w3.org/TR/REC-xml/#charsets
bool is_allowed(std::uint32_t c) noexcept {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::optional<aws::Error> check_text(std::string_view text, std::string_view where) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto character = next_character(text);
    if (character && is_allowed(*character)) continue;
    return aws::Error{
        400, "InvalidMessageContents",
        fmt::format("Invalid binary character '#x{:X}' was found in the {}, the set of allowed "
                    "characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 "
                    "to #x10FFFF",
                    character.value_or(lead), where)};
  }
  return std::nullopt;
}

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_id(std::string_view id) noexcept {
  return !id.empty() && id.size() <= longest_id &&
         std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_number(std::string_view text) noexcept {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault != std::errc::invalid_argument && end == text.data() + text.size();
}

bool is_attribute_name(std::string_view name) noexcept {
  if (name.empty() || name.size() > longest_attribute_name) return false;
  if (name.front() == '.' || name.back() == '.' || name.find("..") != name.npos) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; });
}

bool is_reserved(std::string_view name) {
  std::string lower(name.substr(0, 7));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower.starts_with("aws.") || lower.starts_with("amazon.");
}

std::optional<aws::Error> check_attribute(const MessageAttribute& attribute) {
  const std::string& name = attribute.name;
  if (!is_attribute_name(name)) {
    return invalid_parameter(fmt::format(
        "The message attribute name '{}' is invalid. It can contain alphanumeric characters, the "
        "underscore (_), hyphen (-), and period (.), must not start or end with a period or have "
        "periods in succession, and can be up to 256 characters long.",
        name));
  }
  if (is_reserved(name)) {
    return invalid_parameter(fmt::format(
        "The message attribute name '{}' is invalid. It must not start with AWS. or Amazon.",
        name));
  }
  const std::string& type = attribute.data_type;
  if (type.empty()) {
    return invalid_parameter(fmt::format(
        "The message attribute '{}' must contain non-empty message attribute type.", name));
  }
  const std::string_view base = std::string_view(type).substr(0, type.find('.'));
  if ((base != "String" && base != "Number" && base != "Binary") ||
      type.size() > longest_attribute_name) {
    return invalid_parameter(
        fmt::format("The type of message attribute '{}' is invalid. You must use only the "
                    "following supported type prefixes: Binary, Number, String.",
                    name));
  }
  if (attribute.value.empty()) {
    return invalid_parameter(
        fmt::format("The message attribute '{}' must contain non-empty message attribute value for "
                    "message attribute type '{}'.",
                    name, type));
  }
  if (base == "Number" && !is_number(attribute.value)) {
    return invalid_parameter(
        fmt::format("Can't cast the value of message (user) attribute '{}' to a number.", name));
  }
  if (attribute.is_binary()) return std::nullopt;
  return check_text(attribute.value, fmt::format("value of message attribute '{}'", name));
}

std::optional<aws::Error> check_attributes(const std::vector<MessageAttribute>& attributes) {
  if (attributes.size() > most_attributes) {
    return invalid_parameter(
        fmt::format("Number of message attributes [{}] exceeds the allowed maximum [{}].",
                    attributes.size(), most_attributes));
  }
  std::set<std::string_view> names;
  for (const MessageAttribute& attribute : attributes) {
    if (auto error = check_attribute(attribute)) return error;
    if (!names.insert(attribute.name).second) {
      return invalid_parameter(
          fmt::format("The message attribute name '{}' is used more than once.", attribute.name));
    }
  }
  return std::nullopt;
}

std::optional<aws::Error> check_id(const std::optional<std::string>& id, std::string_view name) {
  if (!id || is_id(*id)) return std::nullopt;
  return invalid_value(*id, name,
                       fmt::format("{} can only include alphanumeric and punctuation characters. 1 "
                                   "to 128 in length.",
                                   name));
}

}  // namespace

std::size_t size_of(const OutgoingMessage& message) noexcept {
  std::size_t size = message.body.size();
  for (const MessageAttribute& attribute : message.attributes)
    size += attribute.name.size() + attribute.data_type.size() + attribute.value.size();
  return size;
}

std::optional<aws::Error> check_message(const QueueSettings& settings, OutgoingMessage& message) {
  if (message.body.empty()) return missing_parameter("MessageBody");
  if (auto error = check_text(message.body, "message body")) return error;
  if (auto error = check_attributes(message.attributes)) return error;
  if (size_of(message) > settings.maximum_message_size()) {
    return invalid_parameter(
        fmt::format("One or more parameters are invalid. Reason: Message must be shorter than {} "
                    "bytes.",
                    settings.maximum_message_size()));
  }
  if (auto error = check_id(message.group_id, "MessageGroupId")) return error;
  if (auto error = check_id(message.deduplication_id, "MessageDeduplicationId")) return error;
  if (!settings.is_fifo()) {
    if (!message.deduplication_id) return std::nullopt;
    return not_for_this_queue_type(*message.deduplication_id, "MessageDeduplicationId");
  }
  if (!message.group_id) return missing_parameter("MessageGroupId");
  if (!message.deduplication_id) {
    if (!settings.is_content_based()) {
      return invalid_parameter(
          "The queue should either have ContentBasedDeduplication enabled or "
          "MessageDeduplicationId provided explicitly");
    }
    message.deduplication_id = hex(sha256(message.body));
  }
  return std::nullopt;
}

std::optional<aws::Error> check_delay(const QueueSettings& settings, std::int64_t seconds) {
  if (settings.is_fifo()) {
    // The queue's own delay is all there is; zero asks for none.
    if (seconds == 0) return std::nullopt;
    return not_for_this_queue_type(std::to_string(seconds), "DelaySeconds");
  }
  if (seconds >= 0 && seconds <= longest_delay) return std::nullopt;
  return invalid_value(std::to_string(seconds), "DelaySeconds",
                       "DelaySeconds must be >= 0 and <= 900.");
}

}  // namespace emulator::sqs
