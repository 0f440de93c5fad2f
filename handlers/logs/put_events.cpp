#include <fmt/format.h>

#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::size_t batch_limit = 1'048'576;
constexpr std::size_t event_overhead = 26;  // what AWS counts for each event

struct NewEvent {
  std::int64_t timestamp;
  std::string_view message;
};

// Points into the input.
aws::Result<std::vector<NewEvent>> read_events(const aws::Json& input) {
  std::vector<NewEvent> events;
  std::size_t size = 0;
  for (const auto& item : aws::member(input, "logEvents")->GetArray()) {
    const auto timestamp = aws::member(item, "timestamp")->GetInt64();
    if (!events.empty() && events.back().timestamp > timestamp) {
      return invalid_parameter(
          "Log events in a single PutLogEvents request must be in chronological order.");
    }
    events.push_back({timestamp, aws::string_of(*aws::member(item, "message"))});
    size += events.back().message.size() + event_overhead;
  }
  if (size > batch_limit) {
    return invalid_parameter(
        fmt::format("Upload too large: {} bytes exceeds limit of {}", size, batch_limit));
  }
  return events;
}

}  // namespace

Answer put_log_events(LogsState& state, aws::JsonCall& call) {
  const aws::Json& input = aws::body_of(call);
  const auto given = read_events(input);
  if (!given) return given.error();
  const std::vector<NewEvent>& events = *given;
  const auto group = named_group(state, call);
  if (!group) return group.error();
  const auto stream = (*group)->streams.find(aws::string_of(*aws::member(input, "logStreamName")));
  if (stream == (*group)->streams.end()) return no_such_stream();

  const std::int64_t now = state.now();
  const std::int64_t too_old = now - 14 * day_ms;
  const std::int64_t expired = now - (*group)->retention_days.value_or(100'000) * day_ms;
  const std::int64_t too_new = now + 2 * hour_ms;
  // Indexes: those before the first two are rejected, and those from the third on.
  std::size_t old_end = 0;
  std::size_t expired_end = 0;
  std::optional<std::size_t> new_begin;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto timestamp = events[i].timestamp;
    if (timestamp < expired) expired_end = i + 1;
    if (timestamp < too_old) old_end = i + 1;
    if (timestamp > too_new && !new_begin) new_begin = i;
    if (timestamp < expired || timestamp < too_old || timestamp > too_new) continue;
    state.add(call.call.scope, **group, stream->second, timestamp, events[i].message);
  }
  return answer([&](aws::JsonWriter& writer) {
    aws::write_member(writer, "nextSequenceToken", std::to_string(stream->second.number));
    if (old_end == 0 && expired_end == 0 && !new_begin) return;
    aws::write_key(writer, "rejectedLogEventsInfo");
    writer.StartObject();
    if (new_begin) {
      write_integer(writer, "tooNewLogEventStartIndex", static_cast<std::int64_t>(*new_begin));
    }
    if (old_end > 0) {
      write_integer(writer, "tooOldLogEventEndIndex", static_cast<std::int64_t>(old_end));
    }
    if (expired_end > 0) {
      write_integer(writer, "expiredLogEventEndIndex", static_cast<std::int64_t>(expired_end));
    }
    writer.EndObject();
  });
}

}  // namespace emulator::logs
