#pragma once

#include <string_view>

namespace emulator::execute_api {

// What API Gateway does to headers on their way through a Lambda proxy integration.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
enum class HeaderRule { pass, drop, remap };

inline constexpr std::string_view remapped_prefix = "x-amzn-Remapped-";

// From the caller to the function; nothing is remapped on that way.
HeaderRule request_header_rule(std::string_view name) noexcept;
// From the function to the caller.
HeaderRule response_header_rule(std::string_view name) noexcept;

}  // namespace emulator::execute_api
