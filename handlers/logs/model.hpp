#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/logs/event_buffer.hpp"

namespace emulator::logs {

struct LogStream {
  std::string name;
  std::uint32_t number = 0;  // in its group, never given out twice
  std::int64_t created = 0;
  std::optional<std::int64_t> first_event;
  std::optional<std::int64_t> last_event;
  std::optional<std::int64_t> last_ingested;
};

struct LogGroup {
  std::string name;
  std::int64_t created = 0;
  std::optional<std::int64_t> retention_days;
  aws::Tags tags;
  std::map<std::string, LogStream, std::less<>> streams;
  std::uint32_t next_stream = 1;
  EventBuffer events;
  std::size_t stored_bytes = 0;

  LogStream& add_stream(const std::string& stream_name, std::int64_t now);
  // One event of a stream that is there.
  void add(LogStream& stream, std::int64_t timestamp, std::int64_t now, std::string_view message,
           std::string_view ending = {});
};

// Streams of a writer may be deleted below it, so groups are shared and looked up by name.
using LogGroups = std::map<std::string, std::shared_ptr<LogGroup>, std::less<>>;

std::string group_arn(const aws::Scope& scope, std::string_view group);
// The group that an ARN names, with or without ":*"; a text that is none is a name.
std::string group_of_identifier(std::string_view identifier);

}  // namespace emulator::logs
