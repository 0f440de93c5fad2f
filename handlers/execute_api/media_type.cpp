#include "handlers/execute_api/media_type.hpp"

#include <algorithm>

#include "daemon/http/headers.hpp"
#include "daemon/text.hpp"

namespace emulator::execute_api {

std::string_view without_parameters(std::string_view media_type) noexcept {
  return trimmed(media_type.substr(0, media_type.find(';')));
}

std::vector<std::string_view> accepted_media_types(std::string_view accept) {
  std::vector<std::string_view> types;
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    const auto type = without_parameters(accept.substr(0, comma));
    if (!type.empty()) types.push_back(type);
    accept = comma == accept.npos ? std::string_view() : accept.substr(comma + 1);
  }
  return types;
}

bool is_binary(std::span<const std::string> binary_media_types,
               std::string_view media_type) noexcept {
  const std::string_view type = without_parameters(media_type);
  return std::any_of(binary_media_types.begin(), binary_media_types.end(),
                     [type](std::string_view candidate) {
                       return candidate == "*/*" || http::equals_ignoring_case(candidate, type);
                     });
}

bool accepts_binary(std::span<const std::string> binary_media_types,
                    std::string_view accept) noexcept {
  return is_binary(binary_media_types, accept.substr(0, accept.find(',')));
}

}  // namespace emulator::execute_api
