#include "handlers/logs/live_tail.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "daemon/random.hpp"

namespace emulator::logs {

const LiveTailFilter::Group* LiveTailFilter::group_of(const aws::Scope& scope,
                                                      std::string_view group,
                                                      std::string_view stream,
                                                      std::string_view message) const {
  const auto named = std::find_if(groups.begin(), groups.end(), [&](const Group& one) {
    return one.name == group && one.scope == scope;
  });
  if (named == groups.end()) return nullptr;
  const bool all_streams = stream_names.empty() && stream_prefixes.empty();
  const bool of_stream =
      all_streams ||
      std::find(stream_names.begin(), stream_names.end(), stream) != stream_names.end() ||
      std::any_of(stream_prefixes.begin(), stream_prefixes.end(),
                  [stream](const std::string& prefix) { return stream.starts_with(prefix); });
  return of_stream && pattern.matches(message) ? &*named : nullptr;
}

void LiveTail::offer(const aws::Scope& scope, std::string_view group, const Event& event,
                     Time now) {
  const auto* seen = filter_.group_of(scope, group, event.stream, event.message);
  if (seen == nullptr) return;
  if (now >= period_end_) end_period(now);
  ++current_.offered;
  if (current_.events.size() == most_events) {
    // Each event of the second ends up in the sample with the same chance.
    const std::uint64_t place = random_.number() % current_.offered;
    if (place >= most_events) return;
    auto& events = current_.events;
    const auto replaced = events.begin() + static_cast<std::ptrdiff_t>(place);
    current_.bytes -= replaced->message.size();
    events.erase(replaced);
  }
  current_.bytes += event.message.size();
  current_.events.push_back(event);
  current_.events.back().group_identifier = seen->identifier;
}

std::optional<LiveTail::Update> LiveTail::take(Time now) {
  if (now >= period_end_) end_period(now);
  if (waiting_.empty()) return std::nullopt;
  Update oldest = std::move(waiting_.front());
  waiting_.pop_front();
  return oldest;
}

void LiveTail::end_period(Time now) {
  waiting_.push_back(std::exchange(current_, {}));
  const auto bytes = [this] {
    return std::accumulate(
        waiting_.begin(), waiting_.end(), std::size_t{0},
        [](std::size_t sum, const Update& update) { return sum + update.bytes; });
  };
  while (waiting_.size() > most_updates || (waiting_.size() > 1 && bytes() > most_bytes))
    waiting_.pop_front();
  // Seconds in which nothing was asked for nor came leave no updates behind.
  period_end_ += period * (1 + (now - period_end_) / period);
}

}  // namespace emulator::logs
