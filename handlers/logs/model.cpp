#include "handlers/logs/model.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"

namespace emulator::logs {

LogStream& LogGroup::add_stream(const std::string& stream_name, std::int64_t now) {
  LogStream stream;
  stream.name = stream_name;
  stream.number = next_stream++;
  stream.created = now;
  return streams.insert_or_assign(stream_name, std::move(stream)).first->second;
}

void LogGroup::add(LogStream& stream, std::int64_t timestamp, std::int64_t now,
                   std::string_view message, std::string_view ending) {
  events.append({0, timestamp, now, stream.number, message}, ending);
  stream.first_event = std::min(stream.first_event.value_or(timestamp), timestamp);
  stream.last_event = std::max(stream.last_event.value_or(timestamp), timestamp);
  stream.last_ingested = now;
  stored_bytes += message.size() + ending.size();
}

std::string group_arn(const aws::Scope& scope, std::string_view group) {
  return fmt::format("arn:{}:logs:{}:{}:log-group:{}", aws::partition_of(scope.region),
                     scope.region, scope.account, group);
}

std::string group_of_identifier(std::string_view identifier) {
  constexpr std::string_view mark = ":log-group:";
  if (!identifier.starts_with("arn:")) return std::string(identifier);
  const auto at = identifier.find(mark);
  if (at == identifier.npos) return std::string(identifier);
  identifier.remove_prefix(at + mark.size());
  if (identifier.ends_with(":*")) identifier.remove_suffix(2);
  return std::string(identifier);
}

}  // namespace emulator::logs
