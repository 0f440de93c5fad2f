#pragma once

// The operations that are implemented. Include it in .cpp files only.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "daemon/aws/json.hpp"
#include "daemon/aws/json_protocol.hpp"
#include "daemon/clock.hpp"
#include "daemon/platform.hpp"
#include "handlers/logs/model.hpp"

namespace emulator::logs {

struct LogsState {
  explicit LogsState(const Platform& services) : platform(services) {}
  Platform platform;
  aws::Regional<LogGroups> groups;

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
Answer tag_log_group(LogsState& state, aws::JsonCall& call);
Answer tag_resource(LogsState& state, aws::JsonCall& call);
Answer untag_log_group(LogsState& state, aws::JsonCall& call);
Answer untag_resource(LogsState& state, aws::JsonCall& call);

std::span<const aws::JsonOperation<LogsState>> operations();

// The members of an input, read one by one; the first that is wrong is kept.
class Input {
 public:
  explicit Input(std::string_view body);

  std::optional<std::string> text(std::string_view name);
  std::optional<std::int64_t> integer(std::string_view name);
  std::optional<bool> boolean(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  aws::Tags tags(std::string_view name);
  // An array of objects; null when it isn't there.
  const aws::Json* array(std::string_view name);
  // A name of a group or stream, which has to be there, by the service model's pattern.
  std::string group_name(std::string_view name = "logGroupName");
  // logGroupName, or logGroupIdentifier with a name or an ARN.
  std::string group_name_or_identifier();
  std::string stream_name(std::string_view name = "logStreamName");
  void limit(std::string_view name, const std::optional<std::int64_t>& value, std::int64_t min,
             std::int64_t max);
  void fail(aws::Error error);

  const std::optional<aws::Error>& fault() const noexcept { return fault_; }

 private:
  aws::JsonDocument document_;
  std::optional<aws::Error> fault_;
};

aws::Error invalid_parameter(std::string message);
aws::Error no_such_group();
aws::Error no_such_stream();

// ResourceNotFoundException when there is none.
aws::Result<std::shared_ptr<LogGroup>> group_of(LogsState& state, const aws::Scope& scope,
                                                std::string_view name);

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
