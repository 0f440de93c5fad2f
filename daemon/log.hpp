#pragma once

#include <functional>
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

// While it lives, lines are written out a batch at a time: after the first of a batch, `soon` is
// asked to have flush() called before the event loop waits again. Warnings and errors still go out
// at once. There is one at a time; lines may come from any thread.
class Batching {
 public:
  explicit Batching(std::function<void()> soon);
  ~Batching();
  Batching(const Batching&) = delete;
  Batching& operator=(const Batching&) = delete;
};

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
