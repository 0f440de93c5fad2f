#include "handlers/lambda/url_signature.hpp"

#include <algorithm>
#include <string_view>

#include "daemon/http/url.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

bool is_hex_digest(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// AKID/20260131/us-east-1/lambda/aws4_request
bool is_credential(std::string_view text) {
  return std::count(text.begin(), text.end(), '/') == 4 && !text.starts_with('/') &&
         text.ends_with("/lambda/aws4_request");
}

// "Name=value" of an Authorization header.
std::string_view part(std::string_view authorization, std::string_view name) {
  const auto at = authorization.find(name);
  if (at == authorization.npos) return {};
  authorization.remove_prefix(at + name.size());
  return authorization.substr(0, authorization.find_first_of(", "));
}

bool signed_in_header(const http::Request& request) {
  const std::string_view authorization = request.headers.get("Authorization");
  if (!authorization.starts_with(algorithm)) return false;
  const bool dated = request.headers.contains("X-Amz-Date") || request.headers.contains("Date");
  return dated && is_credential(part(authorization, "Credential=")) &&
         !part(authorization, "SignedHeaders=").empty() &&
         is_hex_digest(part(authorization, "Signature="));
}

bool signed_in_query(const http::Request& request) {
  bool algorithm_named = false;
  bool credential = false;
  bool dated = false;
  bool headers = false;
  bool signature = false;
  for (const auto& [name, value] : http::parse_query(request.query())) {
    algorithm_named |= name == "X-Amz-Algorithm" && value == algorithm;
    credential |= name == "X-Amz-Credential" && is_credential(value);
    dated |= name == "X-Amz-Date" && !value.empty();
    headers |= name == "X-Amz-SignedHeaders" && !value.empty();
    signature |= name == "X-Amz-Signature" && is_hex_digest(value);
  }
  return algorithm_named && credential && dated && headers && signature;
}

}  // namespace

bool has_signature(const http::Request& request) {
  return signed_in_header(request) || signed_in_query(request);
}

}  // namespace emulator::lambda
