#include "handlers/apigateway/stage_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

bool is_alphanumeric(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool consists_of(std::string_view text, std::string_view further) noexcept {
  return std::all_of(text.begin(), text.end(), [further](char c) {
    return is_alphanumeric(c) || further.find(c) != further.npos;
  });
}

}  // namespace

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
Result<void> check_stage_name(std::string_view name) {
  if (!name.empty() && name.size() <= 128 && consists_of(name, "-_")) return {};
  return bad_request("Stage name only allows a-zA-Z0-9_-");
}

// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
Result<void> check_stage_variables(const StringMap& variables) {
  for (const auto& [name, value] : variables) {
    if (name.empty() || !consists_of(name, "_")) {
      return bad_request(
          fmt::format("Invalid stage variable name: {}. Please use only "
                      "alphanumeric characters and underscores.",
                      name));
    }
    if (!consists_of(value, " -._~:/?#&=,")) {
      return bad_request(fmt::format(
          "Invalid stage variable value: {}. Please use values with alphanumeric characters and "
          "the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
          value));
    }
  }
  return {};
}

}  // namespace emulator::apigateway
