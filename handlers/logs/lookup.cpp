#include <utility>

#include "handlers/logs/operations.hpp"

namespace emulator::logs {

aws::Error invalid_parameter(std::string message) {
  return {400, "InvalidParameterException", std::move(message)};
}

aws::Error no_such_stream() {
  return {400, "ResourceNotFoundException", "The specified log stream does not exist."};
}

aws::Result<std::shared_ptr<LogGroup>> group_of(LogsState& state, const aws::Scope& scope,
                                                std::string_view name) {
  const LogGroups& groups = state.groups[scope];
  const auto found = groups.find(name);
  if (found == groups.end()) {
    return aws::Error{400, "ResourceNotFoundException", "The specified log group does not exist."};
  }
  return found->second;
}

aws::Result<std::shared_ptr<LogGroup>> named_group(LogsState& state, const aws::JsonCall& call) {
  return group_of(state, call.call.scope,
                  aws::string_of(*aws::member(aws::body_of(call), "logGroupName")));
}

aws::Result<std::shared_ptr<LogGroup>> identified_group(LogsState& state,
                                                        const aws::JsonCall& call) {
  const aws::Json& input = aws::body_of(call);
  const aws::Json* name = aws::member(input, "logGroupName");
  const aws::Json* identifier = aws::member(input, "logGroupIdentifier");
  if (name != nullptr && identifier != nullptr) {
    return invalid_parameter("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
  }
  if (identifier != nullptr) {
    return group_of(state, call.call.scope, group_of_identifier(aws::string_of(*identifier)));
  }
  if (name == nullptr) {
    aws::Validation validation;
    validation.missing("logGroupName");
    return *validation.error("InvalidParameterException");
  }
  return group_of(state, call.call.scope, aws::string_of(*name));
}

void LogsState::add(const aws::Scope& scope, LogGroup& group, LogStream& stream,
                    std::int64_t timestamp, std::string_view message, std::string_view ending) {
  const std::int64_t ingested = now();
  group.add(stream, timestamp, ingested, message, ending);
  if (live_tails->empty()) return;
  LiveTail::Event event{{}, stream.name, std::string(message), timestamp, ingested};
  event.message += ending;
  live_tails->offer(scope, group.name, event, platform.clock.steady_now());
}

http::Response empty_answer() {
  return aws::json_protocol_response({});
}

void write_integer(aws::JsonWriter& writer, std::string_view name, std::int64_t value) {
  aws::write_key(writer, name);
  writer.Int64(value);
}

}  // namespace emulator::logs
