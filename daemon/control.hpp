#pragma once

#include <functional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"

namespace emulator {

// The emulator's own endpoints: GET /_emulator/health, POST /_emulator/reset,
// GET /_emulator/idle?timeout=SECONDS, and LocalStack's names for the first two.
class Control {
 public:
  struct Hooks {
    std::vector<std::string> services;                    // those that run
    std::function<boost::asio::awaitable<void>()> reset;  // ends and forgets everything
  };

  Control(const Platform& platform, Hooks hooks);

  boost::asio::awaitable<http::Response> handle(http::Request& request);

 private:
  http::Response health() const;
  boost::asio::awaitable<http::Response> reset();
  boost::asio::awaitable<http::Response> idle(std::string query);

  Platform platform_;
  Hooks hooks_;
};

}  // namespace emulator
