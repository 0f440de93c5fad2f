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

std::string_view status_of(const Report& report) {
  if (report.timed_out) return "timeout";
  return report.error_type.empty() ? "success" : "error";
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

void write_status(aws::JsonWriter& writer, const Report& report) {
  aws::write_member(writer, "status", status_of(report));
  if (!report.error_type.empty()) aws::write_member(writer, "errorType", report.error_type);
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
    aws::write_key(writer, "metrics");
    writer.StartObject();
    aws::write_key(writer, "durationMs");
    writer.Double(milliseconds(report.duration));
    writer.EndObject();
  });
}

std::string platform_report(std::string_view time, std::string_view request_id,
                            const Report& report) {
  return record(time, "platform.report", [&](aws::JsonWriter& writer) {
    aws::write_member(writer, "requestId", request_id);
    aws::write_key(writer, "metrics");
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
    write_status(writer, report);
  });
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
