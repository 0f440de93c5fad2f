#include "handlers/sns/message.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/number.hpp"
#include "daemon/utf8.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

bool is_attribute_name(std::string_view name) noexcept {
  if (name.empty() || name.size() > 256) return false;
  if (name.front() == '.' || name.back() == '.') return false;
  if (name.find("..") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

// Line breaks and other control characters would end up in mail headers.
bool is_subject(std::string_view subject) noexcept {
  if (subject.empty() || character_count(subject) > 100 || !is_utf8(subject)) return false;
  return std::none_of(subject.begin(), subject.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// Keys of protocols we don't know are ignored, and so are values that aren't strings.
aws::Result<void> read_structured_text(std::string_view json, Message& message) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) {
    return invalid_parameter("Message Structure - JSON message body failed to parse");
  }
  bool has_default = false;
  for (const auto& member : document->GetObject()) {
    if (!member.value.IsString()) continue;
    const std::string_view key = aws::string_of(member.name);
    if (key == "default") {
      if (has_default) {
        return invalid_parameter("Message Structure - JSON message body failed to parse");
      }
      has_default = true;
      message.text = aws::string_of(member.value);
    } else if (const auto protocol = parse_protocol(key)) {
      message.texts[static_cast<std::size_t>(*protocol)] = aws::string_of(member.value);
    }
  }
  if (!has_default) {
    return invalid_parameter("Message Structure - No default entry in JSON message body");
  }
  return {};
}

}  // namespace

std::string_view MessageAttribute::base_type() const noexcept {
  return std::string_view(type).substr(0, type.find('.'));
}

std::optional<double> parse_number(std::string_view text) noexcept {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto value = number_from<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::size_t message_size(const MessageParameters& parameters) noexcept {
  std::size_t size = parameters.message ? parameters.message->size() : 0;
  for (const MessageAttribute& attribute : parameters.attributes) {
    size += attribute.name.size() + attribute.type.size() + attribute.value.size();
  }
  return size;
}

aws::Result<void> check_attribute(const MessageAttribute& attribute) {
  if (!is_attribute_name(attribute.name)) {
    return invalid_parameter(
        "MessageAttributes",
        fmt::format(
            "The message attribute name '{}' is not valid: it has 1 to 256 of the characters "
            "A-Z, a-z, 0-9, underscore, hyphen and period, and no period at an end or "
            "beside another",
            attribute.name));
  }
  if (attribute.type.empty()) {
    return invalid_parameter_value(
        fmt::format("The message attribute '{}' must contain non-empty message attribute type.",
                    attribute.name));
  }
  const std::string_view base = attribute.base_type();
  if ((base != "String" && base != "Number" && base != "Binary") || attribute.type.size() > 256) {
    return invalid_parameter_value(fmt::format(
        "The message attribute '{}' has an invalid message attribute type, the set of supported "
        "type prefixes is Binary, Number, and String.",
        attribute.name));
  }
  if (attribute.value.empty()) {
    return invalid_parameter_value(
        fmt::format("The message attribute '{}' must contain non-empty message attribute value for "
                    "message attribute type '{}'.",
                    attribute.name, attribute.type));
  }
  if (base == "Number" && !parse_number(attribute.value)) {
    return invalid_parameter_value(
        fmt::format("Could not cast message attribute '{}' value to number.", attribute.name));
  }
  if (base == "Binary" && !base64_decode(attribute.value)) {
    return invalid_parameter_value(fmt::format(
        "The message attribute '{}' must contain base64 encoded data.", attribute.name));
  }
  if (base != "Binary" && !is_utf8(attribute.value)) {
    return invalid_parameter_value(
        fmt::format("The message attribute '{}' is not valid UTF-8.", attribute.name));
  }
  return {};
}

aws::Result<Message> make_message(MessageParameters parameters) {
  if (parameters.message == nullptr) return missing_parameter("Message");
  if (parameters.message->empty()) return invalid_parameter("Empty message");
  if (message_size(parameters) > message_size_limit) return invalid_parameter("Message too long");
  if (!is_utf8(*parameters.message)) {
    return invalid_parameter("Message", "The message is not valid UTF-8");
  }
  if (parameters.subject != nullptr && !is_subject(*parameters.subject)) {
    return invalid_parameter("Subject");
  }
  for (std::size_t i = 0; i < parameters.attributes.size(); ++i) {
    auto checked = check_attribute(parameters.attributes[i]);
    if (!checked) return checked.error();
    for (std::size_t j = 0; j < i; ++j) {
      if (parameters.attributes[j].name == parameters.attributes[i].name) {
        return invalid_parameter("MessageAttributes",
                                 fmt::format("The message attribute name '{}' occurs twice",
                                             parameters.attributes[i].name));
      }
    }
  }

  Message message;
  if (parameters.structure != nullptr) {
    if (*parameters.structure != "json") return invalid_parameter("MessageStructure");
    auto read = read_structured_text(*parameters.message, message);
    if (!read) return read.error();
  } else {
    message.text = *parameters.message;
  }
  if (parameters.subject != nullptr) message.subject = *parameters.subject;
  message.attributes = std::move(parameters.attributes);
  return message;
}

}  // namespace emulator::sns
