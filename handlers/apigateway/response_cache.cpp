#include "handlers/apigateway/response_cache.hpp"

namespace emulator::apigateway {

namespace {

// With what an entry costs besides its texts, about.
std::size_t size_of(const std::string& key, const http::Response& response) {
  std::size_t bytes = 256 + key.size() + response.body.size();
  for (const auto& [name, value] : response.headers)
    bytes += 64 + name.size() + value.size();
  return bytes;
}

}  // namespace

const http::Response* ResponseCache::find(const std::string& key, Time now) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  const auto entry = found->second;
  if (entry->until <= now) {
    erase(entry);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return &entry->response;
}

void ResponseCache::keep(const std::string& key, const http::Response& response, Time until) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) erase(found->second);
  const std::size_t bytes = size_of(key, response);
  if (response.body.size() > largest || bytes > capacity_) return;
  while (bytes_ + bytes > capacity_)
    erase(std::prev(entries_.end()));
  entries_.push_front({key, response, until, bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

void ResponseCache::clear() {
  by_key_.clear();
  entries_.clear();
  bytes_ = 0;
}

void ResponseCache::erase(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace emulator::apigateway
