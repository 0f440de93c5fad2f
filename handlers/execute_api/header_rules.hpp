#pragma once

#include <cstddef>
#include <string_view>

#include "daemon/http/headers.hpp"

namespace emulator::execute_api {

// What API Gateway does to headers on their way through a proxy integration.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
enum class HeaderRule { pass, drop, remap };

inline constexpr std::string_view remapped_prefix = "x-amzn-Remapped-";

// From the caller to the function, or to the endpoint of HTTP_PROXY; nothing is remapped on that
// way. A signature for API Gateway goes no further.
bool passes_to_function(std::string_view name, std::string_view value) noexcept;
bool passes_to_endpoint(std::string_view name, std::string_view value) noexcept;

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
inline constexpr std::size_t header_limit = 10'240;
std::size_t total_size_of_values(const http::Headers& headers) noexcept;

// From the integration to the caller.
HeaderRule response_header_rule(std::string_view name) noexcept;

}  // namespace emulator::execute_api
