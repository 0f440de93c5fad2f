#include "daemon/access.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <boost/asio/ip/address.hpp>

#include "daemon/http/url.hpp"

namespace emulator {

namespace {

bool is_ip_literal(std::string_view host) {
  boost::system::error_code error;
  boost::asio::ip::make_address(host, error);
  return !error;
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(host, error);
  return !error && address.is_loopback();
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

bool is_accepted_host(const AccessPolicy& policy, std::string_view host) {
  // No public name has a single label or ends in one of these, so none can be made to point here.
  static constexpr std::array private_suffixes{".localhost", ".internal", ".local",
                                               ".svc.cluster.local", ".localhost.localstack.cloud"};
  host = without_stream_prefix(host);
  if (host.find('.') == std::string_view::npos) return true;
  if (is_ip_literal(host) || host == "localhost.localstack.cloud") return true;
  for (const std::string_view suffix : private_suffixes) {
    if (host.ends_with(suffix)) return true;
  }
  return contains(policy.hostnames, host);
}

bool is_accepted_origin(const AccessPolicy& policy, std::string_view origin,
                        std::string_view host) {
  if (contains(policy.allowed_origins, "*") || contains(policy.allowed_origins, origin)) {
    return true;
  }
  const auto url = http::parse_url(origin);
  if (!url) return false;  // "null" too: a sandboxed frame or a file
  const std::string name = host_name(url->authority());
  return is_loopback(name) || name == host;
}

std::optional<std::string> refusal(const AccessPolicy& policy, const http::Request& request,
                                   const Destination& destination) {
  const std::string host = host_name(request.headers.get("Host"));
  const bool is_url = destination.kind == Destination::Kind::lambda_url;
  const bool user_traffic = is_url || destination.kind == Destination::Kind::execute_api;
  // Names of execute-api are accepted when they are an API's own: {api}.execute-api.example.com,
  // and those of function URLs and custom domains likewise.
  const auto& exists = is_url ? policy.url_exists : policy.api_exists;
  const bool names_an_api = !destination.domain_name.empty() ||
                            (user_traffic && host.starts_with(destination.api_id + ".") && exists &&
                             exists(destination.api_id));
  if (!names_an_api && !is_accepted_host(policy, host)) {
    return fmt::format(
        "Host '{}' is not a name of this emulator. If it should be, start with --hostnames {} (or "
        "HOSTNAMES={}).",
        host, host, host);
  }
  if (user_traffic) return std::nullopt;
  const std::string_view origin = request.headers.get("Origin");
  if (!origin.empty()) {
    if (is_accepted_origin(policy, origin, host)) return std::nullopt;
    return fmt::format(
        "A page of '{}' may not call the emulator. To allow it, set "
        "EXTRA_CORS_ALLOWED_ORIGINS={}.",
        origin, origin);
  }
  if (request.headers.get("Sec-Fetch-Site") == "cross-site") {
    return "A page of another site may not call the emulator (Sec-Fetch-Site: cross-site).";
  }
  return std::nullopt;
}

}  // namespace emulator
