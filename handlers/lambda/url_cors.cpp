#include "handlers/lambda/url_cors.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace emulator::lambda {

namespace {

using Names = std::optional<std::vector<std::string>>;

bool contains(const Names& names, std::string_view name) {
  return names && std::any_of(names->begin(), names->end(), [name](const std::string& candidate) {
           return candidate == "*" || http::equals_ignoring_case(candidate, name);
         });
}

bool allows_origin(const FunctionUrlCors& cors, std::string_view origin) {
  if (contains(cors.allow_origins, origin)) return true;
  const std::string_view scheme = origin.substr(0, origin.find("://"));
  return contains(cors.allow_origins, fmt::format("{}://*", scheme));
}

void add_joined(http::Response& response, std::string_view name, const Names& values) {
  if (values && !values->empty()) {
    response.headers.add(std::string(name), fmt::format("{}", fmt::join(*values, ",")));
  }
}

}  // namespace

bool is_preflight(const http::Request& request) {
  return request.method == "OPTIONS" && request.headers.contains("Origin") &&
         request.headers.contains("Access-Control-Request-Method");
}

http::Response answer_preflight(const FunctionUrlCors& cors, const http::Request& request) {
  http::Response response{200, {}, {}};
  allow_origin(cors, request, response);
  if (!response.headers.contains("Access-Control-Allow-Origin")) return response;
  add_joined(response, "Access-Control-Allow-Methods", cors.allow_methods);
  add_joined(response, "Access-Control-Allow-Headers", cors.allow_headers);
  if (cors.max_age) {
    response.headers.add("Access-Control-Max-Age", std::to_string(*cors.max_age));
  }
  return response;
}

void allow_origin(const FunctionUrlCors& cors, const http::Request& request,
                  http::Response& response) {
  const std::string_view origin = request.headers.get("Origin");
  if (origin.empty() || !allows_origin(cors, origin)) return;
  const bool credentials = cors.allow_credentials.value_or(false);
  const auto& origins = *cors.allow_origins;
  const bool anyone = std::find(origins.begin(), origins.end(), "*") != origins.end();
  // A browser takes "*" only without credentials.
  response.headers.add("Access-Control-Allow-Origin",
                       anyone && !credentials ? "*" : std::string(origin));
  if (!anyone || credentials) response.headers.add("Vary", "Origin");
  if (credentials) response.headers.add("Access-Control-Allow-Credentials", "true");
  add_joined(response, "Access-Control-Expose-Headers", cors.expose_headers);
}

}  // namespace emulator::lambda
