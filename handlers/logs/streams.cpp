#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

void write_stream(aws::JsonWriter& writer, const aws::Scope& scope, const LogGroup& group,
                  const LogStream& stream) {
  writer.StartObject();
  aws::write_member(writer, "logStreamName", stream.name);
  write_integer(writer, "creationTime", stream.created);
  if (stream.first_event) write_integer(writer, "firstEventTimestamp", *stream.first_event);
  if (stream.last_event) write_integer(writer, "lastEventTimestamp", *stream.last_event);
  if (stream.last_ingested) write_integer(writer, "lastIngestionTime", *stream.last_ingested);
  aws::write_member(writer, "uploadSequenceToken", std::to_string(stream.number));
  aws::write_member(writer, "arn",
                    fmt::format("{}:log-stream:{}", group_arn(scope, group.name), stream.name));
  // AWS has said 0 since 2019.
  write_integer(writer, "storedBytes", 0);
  writer.EndObject();
}

}  // namespace

Answer create_log_stream(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string name = input.text("logStreamName").value();
  const auto group = named_group(state, call);
  if (!group) return group.error();
  if ((*group)->streams.contains(name)) {
    return aws::Error{400, "ResourceAlreadyExistsException",
                      "The specified log stream already exists"};
  }
  (*group)->add_stream(name, state.now());
  return empty_answer();
}

Answer delete_log_stream(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string name = input.text("logStreamName").value();
  const auto group = named_group(state, call);
  if (!group) return group.error();
  const auto stream = (*group)->streams.find(name);
  if (stream == (*group)->streams.end()) return no_such_stream();
  (*group)->events.erase_stream(stream->second.number);
  (*group)->streams.erase(stream);
  return empty_answer();
}

Answer describe_log_streams(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string prefix = input.text("logStreamNamePrefix").value_or("");
  const std::string order = input.text("orderBy").value_or("LogStreamName");
  const bool descending = input.boolean("descending").value_or(false);
  const auto token = input.text("nextToken");
  const auto limit = input.integer("limit");
  const bool by_time = order == "LastEventTime";
  if (by_time && !prefix.empty()) {
    return invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const auto after = token ? aws::decode_marker(*token) : std::string();
  if (!after) return invalid_parameter("The specified nextToken is invalid.");
  const auto group = identified_group(state, call);
  if (!group) return group.error();

  std::vector<const LogStream*> streams;
  for (const auto& [name, stream] : (*group)->streams) {
    if (name.starts_with(prefix)) streams.push_back(&stream);
  }
  if (by_time) {
    std::stable_sort(streams.begin(), streams.end(), [](const auto* one, const auto* other) {
      return one->last_event.value_or(0) < other->last_event.value_or(0);
    });
  }
  if (descending) std::reverse(streams.begin(), streams.end());
  auto first = streams.begin();
  if (!after->empty()) {
    first = std::find_if(streams.begin(), streams.end(),
                         [&](const auto* stream) { return stream->name == *after; });
    if (first != streams.end()) ++first;
  }
  const auto left = static_cast<std::size_t>(streams.end() - first);
  const auto count = std::min(left, static_cast<std::size_t>(limit.value_or(50)));
  return answer([&](aws::JsonWriter& writer) {
    aws::write_key(writer, "logStreams");
    writer.StartArray();
    std::for_each(first, first + static_cast<std::ptrdiff_t>(count), [&](const auto* stream) {
      write_stream(writer, call.call.scope, **group, *stream);
    });
    writer.EndArray();
    if (count > 0 && count < left) {
      const auto* last = *(first + static_cast<std::ptrdiff_t>(count) - 1);
      aws::write_member(writer, "nextToken", aws::encode_marker(last->name));
    }
  });
}

}  // namespace emulator::logs
