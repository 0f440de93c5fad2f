#include "handlers/execute_api/header_rules.hpp"

#include <algorithm>
#include <array>

namespace emulator::execute_api {

namespace {

// Those that are about the connection or the framing of a message, and those that AWS sets itself.
constexpr std::array<std::string_view, 14> request_dropped = {"connection",
                                                              "content-length",
                                                              "content-md5",
                                                              "expect",
                                                              "keep-alive",
                                                              "te",
                                                              "proxy-authenticate",
                                                              "server",
                                                              "upgrade",
                                                              "max-forwards",
                                                              "trailer",
                                                              "transfer-encoding",
                                                              "www-authenticate",
                                                              "x-http-method-override"};

constexpr std::array<std::string_view, 9> invisible = {
    "connection", "content-length",    "expect", "keep-alive", "proxy-authenticate", "te",
    "trailer",    "transfer-encoding", "upgrade"};

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

bool passes_to_function(std::string_view name, std::string_view value) noexcept {
  const bool is_signature =
      value.starts_with("AWS4-") && http::equals_ignoring_case(name, "Authorization");
  return !is_signature && !contains(request_dropped, name);
}

bool passes_to_endpoint(std::string_view name, std::string_view value) noexcept {
  return passes_to_function(name, value) && !http::equals_ignoring_case(name, "Content-Encoding") &&
         !http::equals_ignoring_case(name, "Via");
}

bool is_visible(std::string_view name) noexcept {
  return !contains(invisible, name);
}

std::string forwarded_for(const http::Request& request) {
  std::string text;
  for (const auto& [name, value] : request.headers) {
    if (http::equals_ignoring_case(name, "X-Forwarded-For")) text.append(value).append(", ");
  }
  return text + request.remote_address;
}

std::string_view forwarded_port(const http::Request& request) noexcept {
  const std::string_view host = request.headers.get("Host");
  const auto colon = host.find_last_of(":]");
  const bool has_port = colon != host.npos && host[colon] == ':';
  return has_port ? host.substr(colon + 1) : "80";
}

std::size_t total_size_of_values(const http::Headers& headers) noexcept {
  std::size_t size = 0;
  for (const auto& [name, value] : headers)
    size += value.size();
  return size;
}

HeaderRule response_header_rule(std::string_view name) noexcept {
  if (contains(response_remapped, name)) return HeaderRule::remap;
  return contains(response_dropped, name) ? HeaderRule::drop : HeaderRule::pass;
}

}  // namespace emulator::execute_api
