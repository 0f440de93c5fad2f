#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lambda/platform_records.hpp"

namespace emulator::lambda {

class LogWriter;

// What a REPORT line tells of an invocation.
struct Report {
  std::chrono::nanoseconds duration{0};
  unsigned memory_mb = 128;
  std::optional<std::size_t> max_memory_mb;               // unknown once the process is gone
  std::optional<std::chrono::nanoseconds> init_duration;  // of the environment's first invocation
  std::string error_type;                                 // empty when it went well
  bool timed_out = false;
};

// The log of one environment: its function's output, line by line, between the lines that Lambda
// itself writes. What one invocation may write is bounded, so that a function that prints without
// end costs neither memory nor a full disk; what is left out is said.
class FunctionLog {
 public:
  static constexpr std::size_t longest_line = 32 * 1024;  // a longer one comes in pieces
  static constexpr std::size_t most_lines = 10'000;
  static constexpr std::size_t most_bytes = 1024 * 1024;
  static constexpr std::size_t tail_size = 4 * 1024;  // LogType=Tail

  using Sink = std::function<void(std::string_view)>;
  // What time it is, for Lambda's own lines in JSON.
  using Now = std::function<std::string()>;
  FunctionLog(std::string function_name, Sink sink, LogFormat format = {}, Now now = {});
  ~FunctionLog();

  // Lines go there as well, as they are.
  void keep_in(std::unique_ptr<LogWriter> writer);

  // Output from here on belongs to this invocation. START … Version: …
  void begin(std::string request_id, std::string_view version, bool with_tail);
  // Bytes as they came from the process.
  void output(std::string_view bytes);
  // Whole lines of an extension.
  void extension_output(std::string_view lines);
  // Who else hears of every line of a process; the first is "function" or "extension".
  using Observer = std::function<void(std::string_view source, std::string_view line)>;
  void observe(Observer observer) { observer_ = std::move(observer); }
  // The environment's Init. Text logs tell only of one that failed.
  void init_started(const InitOutcome& init, std::string_view version);
  void init_done(const InitOutcome& init);
  void extension(const ExtensionSet::Description& extension);
  // A line of Lambda's own.
  void note(std::string_view line);
  // END and REPORT.
  void end(const Report& report);

  // The last 4 KB since begin(), when a tail was asked for.
  std::string take_tail();
  bool over_budget() const noexcept { return left_out_ > 0; }
  // Ends an unfinished last line, and says what was left out.
  void flush();

 private:
  void output_line(std::string_view line);
  void emit(std::string_view line);
  void add_to_tail(std::string_view line);

  std::string function_name_;
  Sink sink_;
  Observer observer_;
  std::string_view source_ = "function";
  std::unique_ptr<LogWriter> writer_;
  const LogFormat format_;
  const Now now_;
  std::string request_id_;
  std::string partial_;
  std::string tail_;
  bool with_tail_ = false;
  std::size_t lines_ = 0;
  std::size_t bytes_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace emulator::lambda
