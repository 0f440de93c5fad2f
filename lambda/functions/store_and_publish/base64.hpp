#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace store_and_publish {

// Nothing for a text that is no padded base64.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace store_and_publish
