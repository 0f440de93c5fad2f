#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <sys/types.h>

namespace emulator::lambda {

// The most resident memory a process ever had; nothing once it is gone. Takes some 20 µs.
std::optional<std::size_t> peak_memory_mb(pid_t pid);

// What a process and all below it hold now that is theirs alone: files that are mapped don't count.
// Nothing once it is gone.
std::optional<std::size_t> group_memory_mb(pid_t leader);

// The same as peak_memory_mb() of the text of /proc/PID/status.
std::optional<std::size_t> peak_memory_mb_in(std::string_view status);

}  // namespace emulator::lambda
