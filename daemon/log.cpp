#include "daemon/log.hpp"

#include <atomic>
#include <cstdio>
#include <mutex>
#include <utility>

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

namespace emulator::log {

namespace {

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
    case Level::off:
      break;
  }
  return spdlog::level::off;
}

// Stdout, flushed when asked to. The sink that comes with spdlog flushes after each line.
class StdoutSink final : public spdlog::sinks::base_sink<std::mutex> {
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  void flush_() override { std::fflush(stdout); }
};

spdlog::logger& logger() {
  static const auto instance = [] {
    auto sink = std::make_shared<StdoutSink>();
    auto made = std::make_shared<spdlog::logger>("emulator", std::move(sink));
    made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    // Lines are watched live and read after a crash: each is out at once, or before the loop waits.
    made->flush_on(spdlog::level::debug);
    return made;
  }();
  return *instance;
}

std::function<void()> flush_soon;
std::atomic<bool> flush_pending{false};

}  // namespace

void set_level(Level level) {
  logger().set_level(to_spdlog(level));
}

bool enabled(Level level) noexcept {
  return logger().should_log(to_spdlog(level));
}

void write(Level level, std::string_view message) {
  logger().log(to_spdlog(level), spdlog::string_view_t(message.data(), message.size()));
  if (flush_soon && enabled(level) && !flush_pending.exchange(true)) flush_soon();
}

void flush() {
  flush_pending = false;
  logger().flush();
}

Batching::Batching(std::function<void()> soon) {
  flush_soon = std::move(soon);
  logger().flush_on(spdlog::level::warn);
}

Batching::~Batching() {
  logger().flush_on(spdlog::level::debug);
  flush_soon = nullptr;
  flush();
}

}  // namespace emulator::log
