#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "handlers/logs/filter_pattern.hpp"

namespace emulator {
class Random;
}

namespace emulator::logs {

// What a Live Tail session wants to see.
struct LiveTailFilter {
  struct Group {
    std::string identifier;  // as the caller named it
    aws::Scope scope;
    std::string name;
  };

  std::vector<Group> groups;
  // Both empty for all streams.
  std::vector<std::string> stream_names;
  std::vector<std::string> stream_prefixes;
  FilterPattern pattern;

  // Null for what the session does not see.
  const Group* group_of(const aws::Scope& scope, std::string_view group, std::string_view stream,
                        std::string_view message) const;
};

// The events of one Live Tail session, gathered second by second for a client that may be slower
// than they come.
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html
class LiveTail {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // AWS's limits; of the bytes it says nothing.
  static constexpr std::size_t most_events = 500;  // in an update; a sample of what were more
  static constexpr std::size_t most_updates = 10;  // that wait; the oldest are dropped
  static constexpr std::size_t most_bytes = 8 * 1024 * 1024;
  static constexpr std::chrono::seconds period{1};

  struct Event {
    std::string group_identifier;
    std::string stream;
    std::string message;
    std::int64_t timestamp = 0;
    std::int64_t ingested = 0;
  };
  struct Update {
    std::vector<Event> events;
    std::size_t offered = 0;
    std::size_t bytes = 0;
    bool sampled() const noexcept { return offered > events.size(); }
  };

  LiveTail(LiveTailFilter filter, Random& random, Time now)
      : filter_(std::move(filter)), random_(random), period_end_(now + period) {}

  const LiveTailFilter& filter() const noexcept { return filter_; }
  // An event that has just been ingested; it is for the filter to say whether it is kept.
  void offer(const aws::Scope& scope, std::string_view group, const Event& event, Time now);
  // The oldest update that waits; nothing before the running second is over.
  std::optional<Update> take(Time now);
  Time period_end() const noexcept { return period_end_; }

 private:
  void end_period(Time now);

  LiveTailFilter filter_;
  Random& random_;
  Time period_end_;
  Update current_;
  std::deque<Update> waiting_;
};

}  // namespace emulator::logs
