#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "daemon/http/message.hpp"

namespace emulator::apigateway {

// The answers that a stage keeps, for as long as they live. It holds no more bytes than the cluster
// has room for; what was asked for longest ago goes first.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
class ResponseCache {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // The largest answer that is kept.
  static constexpr std::size_t largest = 1024 * 1024;

  explicit ResponseCache(std::size_t capacity) : capacity_(capacity) {}

  // Valid until the cache changes; null for what isn't there, or lives no more.
  const http::Response* find(const std::string& key, Time now);
  void keep(const std::string& key, const http::Response& response, Time until);
  void clear();

  std::size_t capacity() const noexcept { return capacity_; }
  std::size_t bytes() const noexcept { return bytes_; }

 private:
  struct Entry {
    std::string key;
    http::Response response;
    Time until;
    std::size_t bytes;
  };
  using Entries = std::list<Entry>;

  void erase(Entries::iterator entry);

  const std::size_t capacity_;
  std::size_t bytes_ = 0;
  Entries entries_;  // the one asked for last first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
};

}  // namespace emulator::apigateway
