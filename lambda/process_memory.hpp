#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <sys/types.h>

namespace emulator::lambda {

// The most resident memory a process ever had; nothing once it is gone. Takes some 20 µs.
std::optional<std::size_t> peak_memory_mb(pid_t pid);

// The same of the text of /proc/PID/status.
std::optional<std::size_t> peak_memory_mb_in(std::string_view status);

}  // namespace emulator::lambda
