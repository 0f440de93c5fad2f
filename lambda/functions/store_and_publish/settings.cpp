#include "lambda/functions/store_and_publish/settings.hpp"

#include <stdexcept>
#include <string_view>

namespace store_and_publish {
namespace {

// "host:port" of "http://host:port" or "http://host:port/".
std::string address_of(std::string_view url) {
  constexpr std::string_view scheme = "http://";
  if (url.substr(0, scheme.size()) != scheme) {
    throw std::runtime_error("the endpoint is no http URL: " + std::string{url});
  }
  url.remove_prefix(scheme.size());
  return std::string{url.substr(0, url.find('/'))};
}

}  // namespace

Settings read_settings(const std::function<const char*(const char*)>& variable) {
  const auto optional = [&](const char* name) {
    const char* value = variable(name);
    return std::string{value == nullptr ? "" : value};
  };
  const auto required = [&](const char* name) {
    auto value = optional(name);
    if (value.empty()) throw std::runtime_error(std::string{name} + " is not set");
    return value;
  };

  auto endpoint = optional("AWS_ENDPOINT");
  if (endpoint.empty()) endpoint = optional("AWS_ENDPOINT_URL");
  if (endpoint.empty()) {
    throw std::runtime_error("neither AWS_ENDPOINT nor AWS_ENDPOINT_URL is set");
  }
  return {address_of(endpoint),
          required("REDIS_SERVER_ADDRESS"),
          required("SNS_TOPIC_ARN"),
          required("AWS_REGION"),
          {required("AWS_ACCESS_KEY_ID"), required("AWS_SECRET_ACCESS_KEY"),
           optional("AWS_SESSION_TOKEN")}};
}

}  // namespace store_and_publish
