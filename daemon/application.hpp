#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/config.hpp"

namespace emulator {

// The whole program: makes the parts, wires them, starts and stops them in order. Everything but
// the worker pool lives on the one event loop.
class Application {
 public:
  explicit Application(Config config);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // Serves until SIGTERM or SIGINT and returns the exit code. `notes` go to the log first. Throws
  // std::exception with one sentence when it can't start.
  int run(const std::vector<std::string>& notes);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace emulator
