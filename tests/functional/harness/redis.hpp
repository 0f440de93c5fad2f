#pragma once

#include <memory>
#include <optional>
#include <string>

#include "harness/child_process.hpp"
#include "harness/temporary_directory.hpp"

struct redisContext;

namespace emulator::functional {

// A real Redis server of the test's own, in memory only, on a free port of the loopback interface.
class RedisServer {
 public:
  RedisServer();

  const std::string& address() const noexcept { return address_; }  // host:port

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<ChildProcess> process_;
  std::string address_;
};

class RedisClient {
 public:
  explicit RedisClient(const std::string& address);
  ~RedisClient();
  RedisClient(const RedisClient&) = delete;
  RedisClient& operator=(const RedisClient&) = delete;

  void ping();
  std::optional<std::string> get(const std::string& key);
  bool remove(const std::string& key);
  long long size();  // number of keys
  // Ends the connections of all others, as a restart would; returns how many.
  long long disconnect_others();

 private:
  redisContext* context_;
};

}  // namespace emulator::functional
