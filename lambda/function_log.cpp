#include "lambda/function_log.hpp"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "lambda/log_destination.hpp"

namespace emulator::lambda {
namespace {

// In hundredths, by hand: each invocation's log has one, and floating point costs as much as the
// rest of its lines.
std::string milliseconds(std::chrono::nanoseconds time) {
  const long long hundredths = (time.count() + 5'000) / 10'000;
  std::string text = std::to_string(hundredths / 100);
  text += '.';
  text += static_cast<char>('0' + hundredths / 10 % 10);
  text += static_cast<char>('0' + hundredths % 10);
  return text;
}

long long billed_milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::ceil<std::chrono::milliseconds>(time).count();
}

std::string report_line(const std::string& request_id, const Report& report) {
  std::string line;
  line.reserve(192);
  line.append("REPORT RequestId: ").append(request_id);
  line.append("\tDuration: ").append(milliseconds(report.duration));
  line.append(" ms\tBilled Duration: ")
      .append(std::to_string(billed_milliseconds(report.duration)));
  line.append(" ms\tMemory Size: ").append(std::to_string(report.memory_mb)).append(" MB");
  if (report.max_memory_mb) {
    line.append("\tMax Memory Used: ").append(std::to_string(*report.max_memory_mb)).append(" MB");
  }
  if (report.init_duration) {
    line.append("\tInit Duration: ").append(milliseconds(*report.init_duration)).append(" ms");
  }
  if (report.timed_out) {
    line += "\tStatus: timeout";
  } else if (!report.error_type.empty()) {
    line.append("\tStatus: error\tError Type: ").append(report.error_type);
  }
  return line;
}

std::string init_report_line(const InitOutcome& init) {
  return fmt::format("INIT_REPORT Init Duration: {} ms\tPhase: {}\tStatus: {}",
                     milliseconds(init.duration), init.in_invoke ? "invoke" : "init",
                     init.timed_out ? "timeout" : "error\tError Type: " + init.error_type);
}

}  // namespace

FunctionLog::FunctionLog(std::string function_name, Sink sink, LogFormat format, Now now)
    : function_name_(std::move(function_name)),
      sink_(std::move(sink)),
      format_(format),
      now_(std::move(now)) {}

FunctionLog::~FunctionLog() = default;

void FunctionLog::keep_in(std::unique_ptr<LogWriter> writer) {
  writer_ = std::move(writer);
}

void FunctionLog::begin(std::string request_id, std::string_view version, bool with_tail) {
  flush();
  request_id_ = std::move(request_id);
  with_tail_ = with_tail;
  tail_.clear();
  if (!format_.json) {
    std::string line("START RequestId: ");
    line.append(request_id_).append(" Version: ").append(version);
    note(line);
  } else if (format_.system <= LogLevel::info) {
    note(platform_start(now_(), request_id_, version));
  }
}

void FunctionLog::output(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    if (end == bytes.npos && partial_.size() + bytes.size() < longest_line) {
      partial_ += bytes;
      return;
    }
    const auto room = longest_line - partial_.size();
    const auto taken = std::min(end == bytes.npos ? bytes.size() : end, room);
    // The usual line, whole and at once, is not copied.
    if (partial_.empty()) {
      output_line(bytes.substr(0, taken));
    } else {
      partial_ += bytes.substr(0, taken);
      output_line(partial_);
      partial_.clear();
    }
    bytes.remove_prefix(taken == end ? taken + 1 : taken);
  }
}

void FunctionLog::extension_output(std::string_view lines) {
  // They don't end what the function has begun to print.
  std::string partial = std::exchange(partial_, {});
  source_ = "extension";
  output(lines);
  source_ = "function";
  partial_ = std::move(partial);
}

void FunctionLog::output_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (format_.json && !is_of_level(line, format_.application)) return;
  if (observer_) observer_(source_, line);
  // The tail is exact, whatever the log leaves out.
  add_to_tail(line);
  if (left_out_ > 0 || lines_ >= most_lines || bytes_ + line.size() > most_bytes) {
    left_out_ += line.size() + 1;
    return;
  }
  ++lines_;
  bytes_ += line.size();
  emit(line);
}

void FunctionLog::note(std::string_view line) {
  add_to_tail(line);
  emit(line);
}

// The levels of JSON records are those of AWS.
// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
void FunctionLog::init_started(const InitOutcome& init, std::string_view version) {
  if (!format_.json || format_.system > LogLevel::debug) return;
  note(platform_init_start(now_(), init, function_name_, version));
}

void FunctionLog::init_done(const InitOutcome& init) {
  const bool failed = init.timed_out || !init.error_type.empty();
  if (!format_.json) {
    if (failed) note(init_report_line(init));
    return;
  }
  if (format_.system <= (failed ? LogLevel::warn : LogLevel::debug)) {
    note(platform_init_runtime_done(now_(), init));
  }
  const LogLevel level =
      failed ? LogLevel::warn : (init.provisioned ? LogLevel::info : LogLevel::debug);
  if (format_.system <= level) note(platform_init_report(now_(), init));
}

void FunctionLog::extension(const ExtensionSet::Description& extension) {
  if (!format_.json) {
    note(to_string(extension));
  } else if (format_.system <= LogLevel::info) {
    note(platform_extension(now_(), extension));
  }
}

void FunctionLog::end(const Report& report) {
  flush();
  if (format_.json) {
    const bool failed = report.timed_out || !report.error_type.empty();
    const auto time = now_();
    if (format_.system <= (failed ? LogLevel::warn : LogLevel::debug)) {
      note(platform_runtime_done(time, request_id_, report));
    }
    if (format_.system <= (failed ? LogLevel::warn : LogLevel::info)) {
      note(platform_report(time, request_id_, report));
    }
    return;
  }
  note("END RequestId: " + request_id_);
  note(report_line(request_id_, report));
}

void FunctionLog::flush() {
  if (!partial_.empty()) {
    const std::string line = std::exchange(partial_, {});
    output_line(line);
  }
  if (left_out_ > 0) {
    emit(
        fmt::format("[{} bytes of output left out: of one invocation, {} lines or {} bytes are "
                    "logged]",
                    left_out_, most_lines, most_bytes));
  }
  lines_ = 0;
  bytes_ = 0;
  left_out_ = 0;
}

void FunctionLog::emit(std::string_view line) {
  if (writer_) writer_->write(line);
  const std::string_view id = request_id_.empty() ? std::string_view("init") : request_id_;
  std::string shown;
  shown.reserve(function_name_.size() + id.size() + line.size() + 16);
  shown.append("lambda ").append(function_name_).append(" ").append(id).append(" | ");
  // An event of several lines, which Python's and Node's clients keep together by CR.
  for (;;) {
    const auto end = line.find('\r');
    shown.append(line.substr(0, end));
    if (end == line.npos) break;
    shown.append("\n    ");
    line.remove_prefix(end + 1);
  }
  sink_(shown);
}

void FunctionLog::add_to_tail(std::string_view line) {
  if (!with_tail_) return;
  tail_ += line;
  tail_ += '\n';
  // Cut rarely, so that a byte is moved about once.
  if (tail_.size() > 4 * tail_size + longest_line) tail_.erase(0, tail_.size() - tail_size);
}

std::string FunctionLog::take_tail() {
  if (tail_.size() > tail_size) tail_.erase(0, tail_.size() - tail_size);
  with_tail_ = false;
  return std::exchange(tail_, {});
}

}  // namespace emulator::lambda
