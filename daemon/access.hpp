#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/message.hpp"
#include "daemon/routing.hpp"

namespace emulator {

// Keeps web pages in the developer's browser away from a program that runs the code it is sent: by
// name (DNS rebinding makes a foreign name point to loopback) and by origin (cross-site requests).
struct AccessPolicy {
  std::vector<std::string> hostnames;        // accepted besides the built-in ones
  std::vector<std::string> allowed_origins;  // "https://app.example.com"; "*" for all
  // Whether an execute-api name belongs to an API that exists.
  std::function<bool(std::string_view api_id)> api_exists;
  // The same of a function URL.
  std::function<bool(std::string_view url_id)> url_exists = {};
};

// Why a request is refused, as one sentence that says how to allow it; nothing when it may pass.
std::optional<std::string> refusal(const AccessPolicy& policy, const http::Request& request,
                                   const Destination& destination);

// Whether a name can only be this machine, a neighbour in a private network, or one configured.
bool is_accepted_host(const AccessPolicy& policy, std::string_view host);

// An Origin header that may call the AWS and control endpoints: the developer's own loopback pages,
// the emulator's own host, and the configured ones.
bool is_accepted_origin(const AccessPolicy& policy, std::string_view origin, std::string_view host);

}  // namespace emulator
