#include "main_flow/surroundings.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdlib>
#include <stdexcept>

#include "harness/http.hpp"

namespace emulator::functional {
namespace {

std::string variable(const char* name, const std::string& otherwise = "") {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::string{value} : otherwise;
}

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host.rfind("127.", 0) == 0;
}

// The address under which `endpoint` sees this machine: the one that a connection to it goes out
// from.
std::string own_address_towards(const std::string& endpoint) {
  lambda_runtime::http::Connection connection{split_url(endpoint).address, {default_timeout, {}}};
  if (const auto failure = connection.open()) throw std::runtime_error(failure->message);
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  ::getsockname(connection.native_handle(), reinterpret_cast<sockaddr*>(&name), &size);
  char text[INET6_ADDRSTRLEN] = {};
  if (name.ss_family == AF_INET6) {
    ::inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6&>(name).sin6_addr, text, sizeof text);
    return '[' + std::string{text} + ']';
  }
  ::inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in&>(name).sin_addr, text, sizeof text);
  return text;
}

}  // namespace

std::string consumer_listen_address(const FlowSettings& settings) {
  if (!settings.consumer_listen.empty()) return settings.consumer_listen;
  // Beyond loopback only if it has to be.
  const auto listen = [](const std::string& reached_as, const std::string& port) {
    return (is_loopback(reached_as) ? "127.0.0.1:" : "0.0.0.0:") + port;
  };
  if (settings.consumer_endpoint.empty()) {
    return listen(own_address_towards(settings.aws_endpoint), "0");
  }
  const auto [host, port] =
      lambda_runtime::http::split_address(split_url(settings.consumer_endpoint).address);
  return listen(host, port);
}

std::string consumer_url(const FlowSettings& settings, unsigned short port) {
  if (!settings.consumer_endpoint.empty()) return settings.consumer_endpoint;
  return "http://" + own_address_towards(settings.aws_endpoint) + ':' + std::to_string(port) + '/';
}

Surroundings::Surroundings() {
  settings_.aws_endpoint = variable("TEST_AWS_ENDPOINT");
  settings_.redis_address = variable("TEST_REDIS_SERVER_ADDRESS");
  if (settings_.aws_endpoint.empty()) settings_.aws_endpoint = emulator_.emplace().url();
  if (settings_.redis_address.empty()) settings_.redis_address = redis_.emplace().address();
  while (settings_.aws_endpoint.back() == '/')
    settings_.aws_endpoint.pop_back();

  settings_.function_code_path =
      variable("TEST_LAMBDA_FUNCTION_CODE_PATH", function_zip_path("store_and_publish"));
  settings_.function_aws_endpoint = variable("TEST_LAMBDA_AWS_ENDPOINT", settings_.aws_endpoint);
  settings_.function_redis_address =
      variable("TEST_LAMBDA_REDIS_SERVER_ADDRESS", settings_.redis_address);

  settings_.consumer_endpoint = variable("TEST_SNS_TOPIC_CONSUMER_ENDPOINT");
  settings_.consumer_listen = variable("TEST_SNS_TOPIC_CONSUMER_LISTEN");
}

std::string Surroundings::stop() {
  auto problems = emulator_ ? emulator_->stop() : std::string{};
  redis_.reset();
  return problems;
}

}  // namespace emulator::functional
