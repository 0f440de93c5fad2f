#pragma once

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
  // The Runtime API endpoint in its environment, which tells whose it is; empty when it hides that.
  std::string runtime_api;
};

// Reads /proc; run it off the loop.
std::vector<ChildProcess> find_children();

// Whether there are any at all; takes one system call.
bool has_children() noexcept;

// The parent in /proc/PID/stat; nothing for a text that is none.
std::optional<pid_t> parent_in(std::string_view stat);

// The value of a variable in /proc/PID/environ; empty when it isn't there.
std::string_view variable_in(std::string_view environment, std::string_view name);

}  // namespace emulator::lambda
