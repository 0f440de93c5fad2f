#pragma once

#include <memory>
#include <stdexcept>
#include <string>

struct redisContext;

namespace store_and_publish {

struct RedisError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Connects at its first use and stays connected.
class RedisStore {
 public:
  explicit RedisStore(std::string address) : address_(std::move(address)) {}

  // Throws RedisError. A kept connection that turns out to be broken is made anew once: setting the
  // same value twice does no harm.
  void set(const std::string& key, const std::string& value);

 private:
  struct Free {
    void operator()(redisContext* context) const noexcept;
  };

  void connect();
  bool try_set(const std::string& key, const std::string& value);

  std::string address_;
  std::unique_ptr<redisContext, Free> context_;
};

}  // namespace store_and_publish
