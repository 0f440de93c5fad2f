#include "daemon/aws/identity.hpp"

#include <algorithm>

#include "daemon/http/url.hpp"

namespace emulator::aws {

namespace {

// Splits AKID/date/region/service/aws4_request.
Credential parse_scope(std::string_view text) {
  std::string_view parts[5];
  for (std::string_view& part : parts) {
    const auto slash = text.find('/');
    part = text.substr(0, slash);
    text = slash == std::string_view::npos ? std::string_view() : text.substr(slash + 1);
  }
  return {std::string(parts[0]), std::string(parts[2]), std::string(parts[3])};
}

}  // namespace

Credential credential_of(const http::Request& request) {
  static constexpr std::string_view marker = "Credential=";
  const std::string_view authorization = request.headers.get("Authorization");
  if (const auto at = authorization.find(marker); at != std::string_view::npos) {
    std::string_view scope = authorization.substr(at + marker.size());
    return parse_scope(scope.substr(0, scope.find_first_of(", ")));
  }
  if (request.query().find("X-Amz-Credential=") != std::string_view::npos) {
    for (const auto& [name, value] : http::parse_query(request.query())) {
      if (name == "X-Amz-Credential") return parse_scope(value);
    }
  }
  return {};
}

Scope scope_of(const Credential& credential) {
  Scope scope;
  const std::string& key = credential.access_key_id;
  if (key.size() == 12 &&
      std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    scope.account = key;
  }
  if (!credential.region.empty()) scope.region = credential.region;
  return scope;
}

}  // namespace emulator::aws
