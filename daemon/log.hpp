#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

// The emulator's own log, on stdout: one line per event, `TIME LEVEL message`. Function output goes
// through it as well.
namespace emulator::log {

enum class Level { debug, info, warning, error, off };

void set_level(Level level);
bool enabled(Level level) noexcept;
void write(Level level, std::string_view message);
void flush();

template <class... Args>
void debug(fmt::format_string<Args...> text, Args&&... args) {
  if (enabled(Level::debug)) write(Level::debug, fmt::format(text, std::forward<Args>(args)...));
}

template <class... Args>
void info(fmt::format_string<Args...> text, Args&&... args) {
  if (enabled(Level::info)) write(Level::info, fmt::format(text, std::forward<Args>(args)...));
}

template <class... Args>
void warning(fmt::format_string<Args...> text, Args&&... args) {
  if (enabled(Level::warning))
    write(Level::warning, fmt::format(text, std::forward<Args>(args)...));
}

template <class... Args>
void error(fmt::format_string<Args...> text, Args&&... args) {
  if (enabled(Level::error)) write(Level::error, fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace emulator::log
