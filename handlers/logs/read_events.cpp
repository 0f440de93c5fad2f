#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "handlers/logs/filter_pattern.hpp"
#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

constexpr std::int64_t most_events = 10'000;
constexpr std::size_t answer_limit = 1'048'576;

// Where an event stands in a stream or a group.
struct Position {
  std::int64_t timestamp = 0;
  std::uint64_t sequence = 0;
  auto operator<=>(const Position&) const = default;
};

Position position_of(const Event& event) {
  return {event.timestamp, event.sequence};
}

// "f/00001700000000000000000000000042/s": AWS's tokens look alike.
std::string token_of(char direction, const Position& position) {
  return fmt::format("{}/{:020}{:020}/s", direction, position.timestamp, position.sequence);
}

std::optional<std::pair<char, Position>> parse_token(std::string_view token) {
  if (token.size() != 44 || token[1] != '/' || !token.ends_with("/s")) return std::nullopt;
  Position position;
  const char* const middle = token.data() + 22;
  const char* const end = token.data() + 42;
  const auto first = std::from_chars(token.data() + 2, middle, position.timestamp);
  const auto second = std::from_chars(middle, end, position.sequence);
  if (first.ec != std::errc() || first.ptr != middle || second.ec != std::errc() ||
      second.ptr != end) {
    return std::nullopt;
  }
  return std::pair(token.front(), position);
}

// AWS's ids are 56 digits.
std::string event_id(const Event& event) {
  return fmt::format("{:036}{:020}", event.timestamp, event.sequence);
}

std::vector<Event> sorted(std::vector<Event> events) {
  std::sort(events.begin(), events.end(), [](const Event& one, const Event& other) {
    return position_of(one) < position_of(other);
  });
  return events;
}

// How many from `begin` on fit into one answer.
std::size_t fitting(const std::vector<Event>& events, std::size_t begin, std::size_t limit) {
  std::size_t size = 0;
  std::size_t count = 0;
  for (; begin + count < events.size() && count < limit; ++count) {
    size += events[begin + count].message.size() + 100;
    if (size > answer_limit && count > 0) break;
  }
  return count;
}

}  // namespace

Answer get_log_events(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string stream_name = input.text("logStreamName").value();
  const auto start = input.integer("startTime");
  const auto end = input.integer("endTime");
  const bool from_head = input.boolean("startFromHead").value_or(false);
  const auto limit = input.integer("limit");
  const auto token = input.text("nextToken");
  const auto from = token ? parse_token(*token) : std::nullopt;
  if (token && !from) return invalid_parameter("The specified nextToken is invalid.");
  const auto group = identified_group(state, call);
  if (!group) return group.error();
  const auto stream = (*group)->streams.find(stream_name);
  if (stream == (*group)->streams.end()) return no_such_stream();

  const bool backward = from ? from->first == 'b' : !from_head;
  std::vector<Event> events;
  (*group)->events.for_each([&](const Event& event) {
    if (event.stream != stream->second.number) return;
    if (start && event.timestamp < *start) return;
    if (end && event.timestamp >= *end) return;
    if (from &&
        (backward ? position_of(event) >= from->second : position_of(event) <= from->second)) {
      return;
    }
    events.push_back(event);
  });
  events = sorted(std::move(events));
  const auto most = static_cast<std::size_t>(limit.value_or(most_events));
  if (backward && events.size() > most) {
    events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(most));
  }
  if (backward) {
    std::size_t size = 0;
    std::size_t first = events.size();
    while (first > 0 && (size += events[first - 1].message.size() + 100) <= answer_limit)
      --first;
    events.erase(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(first));
  } else {
    events.resize(fitting(events, 0, most));
  }
  const Position here = from ? from->second : Position{start.value_or(0), 0};
  return answer([&](aws::JsonWriter& writer) {
    aws::write_key(writer, "events");
    writer.StartArray();
    for (const Event& event : events) {
      writer.StartObject();
      write_integer(writer, "timestamp", event.timestamp);
      aws::write_member(writer, "message", event.message);
      write_integer(writer, "ingestionTime", event.ingested);
      writer.EndObject();
    }
    writer.EndArray();
    // At the end of the stream the token stays the same, by which clients know.
    aws::write_member(writer, "nextForwardToken",
                      token_of('f', events.empty() ? here : position_of(events.back())));
    aws::write_member(writer, "nextBackwardToken",
                      token_of('b', events.empty() ? here : position_of(events.front())));
  });
}

Answer filter_log_events(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const auto stream_names = input.text_list("logStreamNames").value_or(std::vector<std::string>());
  const std::string prefix = input.text("logStreamNamePrefix").value_or("");
  const auto start = input.integer("startTime");
  const auto end = input.integer("endTime");
  const auto limit = input.integer("limit");
  const auto token = input.text("nextToken");
  const auto from = token ? parse_token(*token) : std::nullopt;
  if (token && !from) return invalid_parameter("The specified nextToken is invalid.");
  if (!stream_names.empty() && !prefix.empty()) {
    return invalid_parameter(
        "LogStream names and LogStream name prefix are mutually exclusive parameters.");
  }
  const auto pattern = FilterPattern::parse(input.text("filterPattern").value_or(""));
  if (!pattern) return pattern.error();
  const auto group = identified_group(state, call);
  if (!group) return group.error();

  std::map<std::uint32_t, const LogStream*> streams;
  for (const auto& [name, stream] : (*group)->streams) {
    if (name.starts_with(prefix)) streams.emplace(stream.number, &stream);
  }
  if (!stream_names.empty()) {
    streams.clear();
    for (const auto& name : stream_names) {
      const auto found = (*group)->streams.find(name);
      if (found == (*group)->streams.end()) return no_such_stream();
      streams.emplace(found->second.number, &found->second);
    }
  }
  std::vector<Event> events;
  (*group)->events.for_each([&](const Event& event) {
    if ((start && event.timestamp < *start) || (end && event.timestamp > *end)) return;
    if (from && position_of(event) <= from->second) return;
    if (!streams.contains(event.stream) || !pattern->matches(event.message)) return;
    events.push_back(event);
  });
  events = sorted(std::move(events));
  const auto count = fitting(events, 0, static_cast<std::size_t>(limit.value_or(most_events)));
  return answer([&](aws::JsonWriter& writer) {
    aws::write_key(writer, "events");
    writer.StartArray();
    for (std::size_t i = 0; i < count; ++i) {
      const Event& event = events[i];
      writer.StartObject();
      aws::write_member(writer, "logStreamName", streams.at(event.stream)->name);
      write_integer(writer, "timestamp", event.timestamp);
      aws::write_member(writer, "message", event.message);
      write_integer(writer, "ingestionTime", event.ingested);
      aws::write_member(writer, "eventId", event_id(event));
      writer.EndObject();
    }
    writer.EndArray();
    aws::write_key(writer, "searchedLogStreams");
    writer.StartArray();
    writer.EndArray();
    if (count > 0 && count < events.size()) {
      aws::write_member(writer, "nextToken", token_of('f', position_of(events[count - 1])));
    }
  });
}

}  // namespace emulator::logs
