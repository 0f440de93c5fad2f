#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace emulator::lambda {

// A child of this process: one we started, one whose parent is gone and which fell to us, or one
// that we had from the beginning.
struct ChildProcess {
  pid_t pid = -1;
  std::chrono::milliseconds started{0};  // since the machine's start
  // The Runtime API endpoint in its environment, which tells whose it is; empty when it hides that.
  std::string runtime_api;
};

// Reads /proc; run it off the loop.
std::vector<ChildProcess> find_children();

// Now, on the clock of ChildProcess::started.
std::chrono::milliseconds since_boot();

// What /proc/PID/stat says that matters here; nothing for a text that is none.
struct ProcessStat {
  pid_t parent = -1;
  unsigned long long start_ticks = 0;
};
std::optional<ProcessStat> parse_process_stat(std::string_view text);

// The value of a variable in /proc/PID/environ; empty when it isn't there.
std::string_view variable_in(std::string_view environment, std::string_view name);

}  // namespace emulator::lambda
