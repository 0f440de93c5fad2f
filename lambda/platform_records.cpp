#include "lambda/platform_records.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "daemon/aws/json.hpp"
#include "lambda/function_log.hpp"

namespace emulator::lambda {
namespace {

double milliseconds(std::chrono::nanoseconds time) {
  const double exact = std::chrono::duration<double, std::milli>(time).count();
  return std::round(exact * 1000) / 1000;
}

// Of a Report or an InitOutcome.
template <class Outcome>
std::string_view status_of(const Outcome& outcome) {
  if (outcome.timed_out) return "timeout";
  return outcome.error_type.empty() ? "success" : "error";
}

template <class Write>
std::string record(std::string_view time, std::string_view type, const Write& write) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "time", time);
  aws::write_member(writer, "type", type);
  aws::write_key(writer, "record");
  writer.StartObject();
  write(writer);
  writer.EndObject();
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

template <class Outcome>
void write_status(aws::JsonWriter& writer, const Outcome& outcome) {
  aws::write_member(writer, "status", status_of(outcome));
  if (!outcome.error_type.empty()) aws::write_member(writer, "errorType", outcome.error_type);
}

void write_metrics(aws::JsonWriter& writer, const Report& report) {
  writer.StartObject();
  aws::write_key(writer, "durationMs");
  writer.Double(milliseconds(report.duration));
  aws::write_key(writer, "billedDurationMs");
  writer.Int64(static_cast<std::int64_t>(std::ceil(milliseconds(report.duration))));
  aws::write_key(writer, "memorySizeMB");
  writer.Uint(report.memory_mb);
  if (report.max_memory_mb) {
    aws::write_key(writer, "maxMemoryUsedMB");
    writer.Uint64(*report.max_memory_mb);
  }
  if (report.init_duration) {
    aws::write_key(writer, "initDurationMs");
    writer.Double(milliseconds(*report.init_duration));
  }
  writer.EndObject();
}

void write_init(aws::JsonWriter& writer, const InitOutcome& init) {
  aws::write_member(writer, "initializationType",
                    init.provisioned ? "provisioned-concurrency" : "on-demand");
  aws::write_member(writer, "phase", init.in_invoke ? "invoke" : "init");
}

void write_duration(aws::JsonWriter& writer, std::chrono::nanoseconds duration) {
  aws::write_key(writer, "metrics");
  writer.StartObject();
  aws::write_key(writer, "durationMs");
  writer.Double(milliseconds(duration));
  writer.EndObject();
}

}  // namespace

LogLevel parse_log_level(std::string_view name, LogLevel otherwise) noexcept {
  constexpr std::string_view names[] = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"};
  std::string upper(name);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  if (upper == "WARNING") return LogLevel::warn;  // Python's names
  if (upper == "CRITICAL") return LogLevel::fatal;
  const auto found = std::find(std::begin(names), std::end(names), upper);
  return found == std::end(names) ? otherwise : static_cast<LogLevel>(found - std::begin(names));
}

std::string platform_init_start(std::string_view time, const InitOutcome& init,
                                std::string_view function, std::string_view version) {
  return record(time, "platform.initStart", [&](aws::JsonWriter& writer) {
    write_init(writer, init);
    aws::write_member(writer, "functionName", function);
    aws::write_member(writer, "functionVersion", version);
  });
}

std::string platform_init_runtime_done(std::string_view time, const InitOutcome& init) {
  return record(time, "platform.initRuntimeDone", [&](aws::JsonWriter& writer) {
    write_init(writer, init);
    write_status(writer, init);
  });
}

std::string platform_init_report(std::string_view time, const InitOutcome& init) {
  return record(time, "platform.initReport", [&](aws::JsonWriter& writer) {
    write_init(writer, init);
    write_status(writer, init);
    write_duration(writer, init.duration);
  });
}

std::string platform_extension(std::string_view time, const ExtensionSet::Description& extension) {
  return record(time, "platform.extension", [&](aws::JsonWriter& writer) {
    aws::write_member(writer, "name", extension.name);
    aws::write_member(writer, "state", extension.state);
    aws::write_key(writer, "events");
    writer.StartArray();
    for (const std::string_view event : extension.events)
      aws::write_string(writer, event);
    writer.EndArray();
  });
}

std::string platform_start(std::string_view time, std::string_view request_id,
                           std::string_view version) {
  return record(time, "platform.start", [&](aws::JsonWriter& writer) {
    aws::write_member(writer, "requestId", request_id);
    aws::write_member(writer, "version", version);
  });
}

std::string platform_runtime_done(std::string_view time, std::string_view request_id,
                                  const Report& report) {
  return record(time, "platform.runtimeDone", [&](aws::JsonWriter& writer) {
    aws::write_member(writer, "requestId", request_id);
    write_status(writer, report);
    write_duration(writer, report.duration);
  });
}

std::string platform_report(std::string_view time, std::string_view request_id,
                            const Report& report) {
  return record(time, "platform.report", [&](aws::JsonWriter& writer) {
    aws::write_member(writer, "requestId", request_id);
    aws::write_key(writer, "metrics");
    write_metrics(writer, report);
    write_status(writer, report);
  });
}

std::string report_metrics(const Report& report) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_metrics(writer, report);
  return {buffer.GetString(), buffer.GetSize()};
}

bool is_of_level(std::string_view line, LogLevel least) {
  if (!line.starts_with('{') || line.find("evel\"") == line.npos) return true;
  const auto document = aws::parse_json(line);
  if (!document || !document->IsObject()) return true;
  const aws::Json* level = aws::member(*document, "level");
  if (level == nullptr || !level->IsString()) return true;
  return parse_log_level(aws::string_of(*level), LogLevel::fatal) >= least;
}

}  // namespace emulator::lambda
