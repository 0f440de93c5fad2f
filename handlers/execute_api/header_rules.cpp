#include "handlers/execute_api/header_rules.hpp"

#include <algorithm>
#include <array>

#include "daemon/http/headers.hpp"

namespace emulator::execute_api {

namespace {

// Those that are about the connection or the framing of a message, and those that AWS sets itself.
constexpr std::array<std::string_view, 13> request_dropped = {
    "connection", "content-length",     "content-md5",     "expect",  "keep-alive",
    "te",         "proxy-authenticate", "server",          "upgrade", "max-forwards",
    "trailer",    "transfer-encoding",  "www-authenticate"};

constexpr std::array<std::string_view, 9> response_dropped = {
    "expect",  "host", "keep-alive", "proxy-authenticate", "te", "trailer", "transfer-encoding",
    "upgrade", "via"};

constexpr std::array<std::string_view, 9> response_remapped = {
    "authorization", "connection", "content-length", "content-md5",     "date",
    "max-forwards",  "server",     "user-agent",     "www-authenticate"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) noexcept {
  return std::any_of(names.begin(), names.end(), [name](std::string_view candidate) {
    return http::equals_ignoring_case(candidate, name);
  });
}

}  // namespace

HeaderRule request_header_rule(std::string_view name) noexcept {
  return contains(request_dropped, name) ? HeaderRule::drop : HeaderRule::pass;
}

HeaderRule response_header_rule(std::string_view name) noexcept {
  if (contains(response_remapped, name)) return HeaderRule::remap;
  return contains(response_dropped, name) ? HeaderRule::drop : HeaderRule::pass;
}

}  // namespace emulator::execute_api
