#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/sns/protocol.hpp"

namespace emulator::sns {

struct MessageAttribute {
  std::string name;
  std::string type;  // "String", "String.Array", "Number", "Binary", each with an optional ".label"
  std::string value;  // of a Binary attribute: base64, as it came and as it is passed on

  // "String" of "String.label".
  std::string_view base_type() const noexcept;
};

using MessageAttributes = std::vector<MessageAttribute>;

// The parameters of Publish, or of one entry of PublishBatch, before they are checked. Null stands
// for a parameter that was not given.
struct MessageParameters {
  const std::string* message = nullptr;
  const std::string* subject = nullptr;
  const std::string* structure = nullptr;
  MessageAttributes attributes;
};

// What a publisher sends, valid.
struct Message {
  std::string text;
  // With MessageStructure=json: what each protocol gets where that isn't `text`.
  std::array<std::optional<std::string>, protocol_count> texts;
  std::optional<std::string> subject;
  MessageAttributes attributes;

  const std::string& text_for(Protocol protocol) const noexcept {
    const auto& own = texts[static_cast<std::size_t>(protocol)];
    return own ? *own : text;
  }
};

// 256 KB, attributes included.
inline constexpr std::size_t message_size_limit = 262'144;
std::size_t message_size(const MessageParameters& parameters) noexcept;

// The value of a Number attribute.
std::optional<double> parse_number(std::string_view text) noexcept;

aws::Result<void> check_attribute(const MessageAttribute& attribute);
aws::Result<Message> make_message(MessageParameters parameters);

}  // namespace emulator::sns
