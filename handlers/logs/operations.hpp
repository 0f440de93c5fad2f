#pragma once

// The operations that are implemented. Include it in .cpp files only.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daemon/aws/json_call_input.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/json_protocol.hpp"
#include "daemon/aws/validation.hpp"
#include "daemon/clock.hpp"
#include "daemon/platform.hpp"
#include "handlers/logs/live_tail_sessions.hpp"
#include "handlers/logs/model.hpp"

namespace emulator::logs {

struct LogsState {
  explicit LogsState(const Platform& services) : platform(services) {}
  Platform platform;
  aws::Regional<LogGroups> groups;
  // Shared with the sessions' streams, which may end after the service.
  std::shared_ptr<LiveTailSessions> live_tails = std::make_shared<LiveTailSessions>();

  // An event of a stream that is there, for readers and for those who follow.
  void add(const aws::Scope& scope, LogGroup& group, LogStream& stream, std::int64_t timestamp,
           std::string_view message, std::string_view ending = {});
  std::int64_t now() const { return epoch_milliseconds(platform.clock.now()); }
};

using Answer = aws::Result<http::Response>;

Answer create_log_group(LogsState& state, aws::JsonCall& call);
Answer create_log_stream(LogsState& state, aws::JsonCall& call);
Answer delete_log_group(LogsState& state, aws::JsonCall& call);
Answer delete_log_stream(LogsState& state, aws::JsonCall& call);
Answer delete_retention_policy(LogsState& state, aws::JsonCall& call);
Answer describe_log_groups(LogsState& state, aws::JsonCall& call);
Answer describe_log_streams(LogsState& state, aws::JsonCall& call);
Answer filter_log_events(LogsState& state, aws::JsonCall& call);
Answer get_log_events(LogsState& state, aws::JsonCall& call);
Answer list_tags_for_resource(LogsState& state, aws::JsonCall& call);
Answer list_tags_log_group(LogsState& state, aws::JsonCall& call);
Answer put_log_events(LogsState& state, aws::JsonCall& call);
Answer put_retention_policy(LogsState& state, aws::JsonCall& call);
Answer start_live_tail(LogsState& state, aws::JsonCall& call);
Answer tag_log_group(LogsState& state, aws::JsonCall& call);
Answer tag_resource(LogsState& state, aws::JsonCall& call);
Answer untag_log_group(LogsState& state, aws::JsonCall& call);
Answer untag_resource(LogsState& state, aws::JsonCall& call);

std::span<const aws::JsonOperation<LogsState>> operations();

aws::Error invalid_parameter(std::string message);
aws::Error no_such_stream();

// ResourceNotFoundException when there is none.
aws::Result<std::shared_ptr<LogGroup>> group_of(LogsState& state, const aws::Scope& scope,
                                                std::string_view name);
// The group of a call's logGroupName, which its operation requires.
aws::Result<std::shared_ptr<LogGroup>> named_group(LogsState& state, const aws::JsonCall& call);
// The same where logGroupIdentifier, with a name or an ARN, may stand instead.
aws::Result<std::shared_ptr<LogGroup>> identified_group(LogsState& state,
                                                        const aws::JsonCall& call);

http::Response empty_answer();
// An answer with one object, whose members `write` writes.
template <class Write>
http::Response answer(const Write& write) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  write(writer);
  writer.EndObject();
  return aws::json_protocol_response({buffer.GetString(), buffer.GetSize()});
}
void write_integer(aws::JsonWriter& writer, std::string_view name, std::int64_t value);

}  // namespace emulator::logs
