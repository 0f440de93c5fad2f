#include "handlers/apigatewayv2/parameter_rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "daemon/http/headers.hpp"
#include "handlers/apigatewayv2/joint_faults.hpp"

namespace emulator::apigatewayv2 {

namespace {

using aws::Faults;
using aws::member_pointer;

constexpr std::string_view heading = "Invalid mapping expression specified";
constexpr std::string_view request_parameters = "/requestParameters";

bool begins(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() &&
         http::equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// The name after "header." in "append:header.name"; nothing for another place.
std::string_view header_of(std::string_view key) noexcept {
  constexpr std::string_view place = ":header.";
  const auto at = key.find(place);
  return at == key.npos ? std::string_view() : key.substr(at + place.size());
}

bool is_destination(std::string_view key, std::initializer_list<std::string_view> places) {
  const auto colon = key.find(':');
  if (colon == key.npos) return false;
  const std::string_view action = key.substr(0, colon);
  if (action != "append" && action != "overwrite" && action != "remove") return false;
  const std::string_view rest = key.substr(colon + 1);
  return std::any_of(places.begin(), places.end(), [rest](std::string_view place) {
    return rest.size() > place.size() && rest.starts_with(place);
  });
}

void check_destination(std::string_view map, const std::string& key, bool known,
                       JointFaults& faults) {
  const std::string_view header = header_of(key);
  if (!known) {
    faults.add(member_pointer(map, key),
               fmt::format("Invalid mapping expression parameter specified: {}", key));
  } else if (is_reserved_header(header)) {
    faults.add(member_pointer(map, key),
               fmt::format("Operations on header {} are restricted", header));
  }
}

bool is_status(std::string_view text) noexcept {
  return text.size() == 3 && text[0] >= '2' && text[0] <= '5' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_socket_value(std::string_view value) noexcept {
  if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') return true;
  return value.starts_with("route.request.") || value.starts_with("context.") ||
         value.starts_with("stageVariables.");
}

}  // namespace

bool is_reserved_header(std::string_view name) noexcept {
  static constexpr std::array<std::string_view, 19> names{"authorization",
                                                          "connection",
                                                          "content-encoding",
                                                          "content-length",
                                                          "content-location",
                                                          "forwarded",
                                                          "keep-alive",
                                                          "origin",
                                                          "proxy-authenticate",
                                                          "proxy-authorization",
                                                          "te",
                                                          "trailers",
                                                          "transfer-encoding",
                                                          "upgrade",
                                                          "via",
                                                          "x-forwarded-for",
                                                          "x-forwarded-host",
                                                          "x-forwarded-proto",
                                                          "host"};
  if (begins(name, "access-control-") || begins(name, "apigw-") || begins(name, "x-amz-") ||
      begins(name, "x-amzn-")) {
    return true;
  }
  return std::any_of(names.begin(), names.end(), [name](std::string_view reserved) {
    return http::equals_ignoring_case(reserved, name);
  });
}

void check_request_parameters(const TextMap& parameters, Faults& faults) {
  JointFaults wrong(heading);
  for (const auto& [key, value] : parameters) {
    const bool known = key == "overwrite:path" || is_destination(key, {"header.", "querystring."});
    check_destination(request_parameters, key, known, wrong);
  }
  wrong.put_into(faults);
}

void check_response_parameters(const Document& by_status, Faults& faults) {
  JointFaults wrong(heading);
  for (const auto& [status, json] : by_status.members()) {
    const std::string member = member_pointer("/responseParameters", status);
    if (!is_status(status)) wrong.add(member, fmt::format("Invalid status code: {}", status));
    for (const auto& [key, value] : by_status.text_map(status)) {
      check_destination(member, key,
                        key == "overwrite:statuscode" || is_destination(key, {"header."}), wrong);
    }
  }
  wrong.put_into(faults);
}

void check_socket_parameters(const TextMap& parameters, Faults& faults) {
  JointFaults wrong(heading);
  for (const auto& [key, value] : parameters) {
    constexpr std::string_view prefix = "integration.request.";
    const std::string_view place =
        key.starts_with(prefix) ? std::string_view(key).substr(prefix.size()) : std::string_view();
    if (!place.starts_with("header.") && !place.starts_with("querystring.") &&
        !place.starts_with("path.")) {
      wrong.add(member_pointer(request_parameters, key),
                fmt::format("Invalid mapping expression parameter specified: {}", key));
    } else if (!is_socket_value(value)) {
      wrong.add(member_pointer(request_parameters, key),
                fmt::format("Invalid mapping expression specified: {}", value));
    }
  }
  wrong.put_into(faults);
}

}  // namespace emulator::apigatewayv2
