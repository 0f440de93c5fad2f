#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

#include "lambda/functions/store_and_publish/settings.hpp"
#include "lambda_runtime/http_connection.hpp"

namespace store_and_publish {

struct SnsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The whole HTTP request of a signed Publish.
std::string publish_request(const Settings& settings, const std::string& message,
                            std::chrono::system_clock::time_point now);

// Connects at its first use and stays connected.
class SnsPublisher {
 public:
  explicit SnsPublisher(const Settings& settings);  // must outlive it

  // Throws SnsError. Never sends twice: a message is published once or not at all, as far as an
  // answer tells.
  void publish(const std::string& message);

 private:
  const Settings& settings_;
  emulator::lambda_runtime::http::Connection connection_;
};

}  // namespace store_and_publish
