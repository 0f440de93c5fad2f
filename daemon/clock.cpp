#include "daemon/clock.hpp"

#include <ctime>

#include <fmt/format.h>

namespace emulator {

namespace {

std::tm utc(std::int64_t second) {
  const std::time_t seconds = second;
  std::tm calendar{};
  gmtime_r(&seconds, &calendar);
  return calendar;
}

// What a time is written as, made once a second: nearly every text is of the same second as the one
// before.
class SecondText {
 public:
  using Render = std::string (*)(const std::tm& calendar);
  explicit SecondText(Render render) : render_(render) {}

  const std::string& at(std::int64_t second) {
    if (second != made_for_ || text_.empty()) {
      text_ = render_(utc(second));
      made_for_ = second;
    }
    return text_;
  }

 private:
  const Render render_;
  std::int64_t made_for_ = 0;
  std::string text_;
};

// With milliseconds, and `zone` behind them.
std::string date_and_time(std::chrono::system_clock::time_point time, std::string_view zone) {
  thread_local SecondText date([](const std::tm& t) {
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.", t.tm_year + 1900, t.tm_mon + 1,
                       t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec);
  });
  const auto second = std::chrono::floor<std::chrono::seconds>(time);
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - second).count();
  std::string text;
  text.reserve(32);
  text += date.at(second.time_since_epoch().count());
  text += static_cast<char>('0' + rest / 100);
  text += static_cast<char>('0' + rest / 10 % 10);
  text += static_cast<char>('0' + rest % 10);
  return text.append(zone);
}

}  // namespace

std::chrono::steady_clock::time_point coarse_steady_now() noexcept {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                               std::chrono::nanoseconds(time.tv_nsec));
}

std::string iso8601_milliseconds(std::chrono::system_clock::time_point time) {
  return date_and_time(time, "Z");
}

std::string lambda_timestamp(std::chrono::system_clock::time_point time) {
  return date_and_time(time, "+0000");
}

std::string clf_timestamp(std::chrono::system_clock::time_point time) {
  thread_local SecondText date([](const std::tm& t) {
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return fmt::format("{:02}/{}/{:04}:{:02}:{:02}:{:02} +0000", t.tm_mday,
                       months[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour,
                       t.tm_min, t.tm_sec);
  });
  return date.at(epoch_milliseconds(time) / 1000);
}

std::string java_timestamp(std::chrono::system_clock::time_point time) {
  const std::tm t = utc(epoch_milliseconds(time) / 1000);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a %b %d %H:%M:%S UTC %Y", &t)};
}

std::int64_t epoch_milliseconds(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

}  // namespace emulator
