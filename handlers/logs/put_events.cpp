#include <fmt/format.h>

#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr std::size_t most_events = 10'000;
constexpr std::size_t batch_limit = 1'048'576;
constexpr std::size_t event_overhead = 26;  // what AWS counts for each event

struct NewEvent {
  std::int64_t timestamp;
  std::string_view message;
};

// Points into the input.
std::vector<NewEvent> read_events(Input& input) {
  std::vector<NewEvent> events;
  const aws::Json* list = input.array("logEvents");
  if (list == nullptr || list->Empty() || list->Size() > most_events) {
    input.fail(invalid_parameter(fmt::format(
        "1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member "
        "must have length between 1 and {}",
        most_events)));
    return events;
  }
  std::size_t size = 0;
  for (const auto& item : list->GetArray()) {
    const aws::Json* timestamp = item.IsObject() ? aws::member(item, "timestamp") : nullptr;
    const aws::Json* message = item.IsObject() ? aws::member(item, "message") : nullptr;
    if (timestamp == nullptr || !timestamp->IsInt64() || message == nullptr ||
        !message->IsString() || message->GetStringLength() == 0) {
      input.fail(invalid_parameter("A log event has a timestamp and a message that isn't empty."));
      return events;
    }
    events.push_back({timestamp->GetInt64(), aws::string_of(*message)});
    size += message->GetStringLength() + event_overhead;
    if (events.size() > 1 && events[events.size() - 2].timestamp > events.back().timestamp) {
      input.fail(invalid_parameter(
          "Log events in a single PutLogEvents request must be in chronological order."));
    }
  }
  if (size > batch_limit) {
    input.fail(invalid_parameter(
        fmt::format("Upload too large: {} bytes exceeds limit of {}", size, batch_limit)));
  }
  return events;
}

}  // namespace

Answer put_log_events(LogsState& state, aws::JsonCall& call) {
  Input input(call.call.request.body);
  const std::string group_name = input.group_name();
  const std::string stream_name = input.stream_name();
  const auto events = read_events(input);
  if (input.fault()) return *input.fault();
  const auto group = group_of(state, call.call.scope, group_name);
  if (!group) return group.error();
  const auto stream = (*group)->streams.find(stream_name);
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
    (*group)->add(stream->second, timestamp, now, events[i].message);
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
