#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "daemon/http/message.hpp"

namespace emulator::execute_api {

// What API Gateway does to headers on their way through a proxy integration.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
enum class HeaderRule { pass, drop, remap };

inline constexpr std::string_view remapped_prefix = "x-amzn-Remapped-";

// From the caller to the function, or to the endpoint of HTTP_PROXY; nothing is remapped on that
// way. A signature for API Gateway goes no further.
bool passes_to_function(std::string_view name, std::string_view value) noexcept;
bool passes_to_endpoint(std::string_view name, std::string_view value) noexcept;

// Whether mappings, templates and logs know of it, which is about the message and not about the
// connection.
bool is_visible(std::string_view name) noexcept;
// What API Gateway says of the way of a request, over what the caller says: the addresses that it
// has come from, and the port at which it arrived.
std::string forwarded_for(const http::Request& request);
std::string_view forwarded_port(const http::Request& request) noexcept;
inline constexpr std::string_view forwarded_proto = "http";

// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
inline constexpr std::size_t header_limit = 10'240;
std::size_t total_size_of_values(const http::Headers& headers) noexcept;

// From the integration to the caller.
HeaderRule response_header_rule(std::string_view name) noexcept;

}  // namespace emulator::execute_api
