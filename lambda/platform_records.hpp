#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "lambda/extension_set.hpp"

namespace emulator::lambda {

struct Report;

// Log levels in their order; each takes in those behind it.
enum class LogLevel { trace, debug, info, warn, error, fatal };
// `otherwise` for a name that is none.
LogLevel parse_log_level(std::string_view name, LogLevel otherwise) noexcept;

// How a function's log is written: LoggingConfig.
struct LogFormat {
  bool json = false;
  LogLevel application = LogLevel::info;  // of what the function prints
  LogLevel system = LogLevel::info;       // of what Lambda itself writes
};

// How the Init of an environment went.
struct InitOutcome {
  bool provisioned = false;
  bool in_invoke = false;  // once more, within the time of an invocation
  std::chrono::nanoseconds duration{0};
  std::string error_type;  // empty when it went well
  bool timed_out = false;
};

// Lambda's own events: lines of JSON logs, and what the Telemetry API sends.
// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
std::string platform_init_start(std::string_view time, const InitOutcome& init,
                                std::string_view function, std::string_view version);
std::string platform_init_runtime_done(std::string_view time, const InitOutcome& init);
std::string platform_init_report(std::string_view time, const InitOutcome& init);
std::string platform_extension(std::string_view time, const ExtensionSet::Description& extension);
std::string platform_start(std::string_view time, std::string_view request_id,
                           std::string_view version);
std::string platform_runtime_done(std::string_view time, std::string_view request_id,
                                  const Report& report);
std::string platform_report(std::string_view time, std::string_view request_id,
                            const Report& report);

// The metrics of a report alone.
std::string report_metrics(const Report& report);

// Whether a line that a function printed is to be kept: it is unless it is a JSON object with a
// level below `least`.
bool is_of_level(std::string_view line, LogLevel least);

}  // namespace emulator::lambda
