#include "handlers/sqs/deduplication.hpp"

#include <utility>

namespace emulator::sqs {

namespace {

constexpr std::chrono::minutes window{5};

}  // namespace

const Deduplication::Sent* Deduplication::find(const std::string& key, const Now& now) {
  forget(now);
  const auto found = sent_.find(key);
  return found == sent_.end() ? nullptr : &found->second;
}

void Deduplication::add(std::string key, Sent sent, const Now& now) {
  ends_.emplace_back(now.steady + window, key);
  sent_.insert_or_assign(std::move(key), std::move(sent));
}

void Deduplication::forget(const Now& now) {
  while (!ends_.empty() && ends_.front().first <= now.steady) {
    sent_.erase(ends_.front().second);
    ends_.pop_front();
  }
}

}  // namespace emulator::sqs
