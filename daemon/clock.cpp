#include "daemon/clock.hpp"

#include <ctime>

#include <fmt/format.h>

namespace emulator {

namespace {

struct UtcTime {
  std::tm calendar;
  int milliseconds;
};

UtcTime utc(std::chrono::system_clock::time_point time) {
  const auto milliseconds = epoch_milliseconds(time);
  const std::time_t seconds = milliseconds / 1000;
  UtcTime result{};
  gmtime_r(&seconds, &result.calendar);
  result.milliseconds = static_cast<int>(milliseconds % 1000);
  return result;
}

std::string date_and_time(const UtcTime& time) {
  const std::tm& t = time.calendar;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}", t.tm_year + 1900, t.tm_mon + 1,
                     t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, time.milliseconds);
}

}  // namespace

std::chrono::steady_clock::time_point coarse_steady_now() noexcept {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return std::chrono::steady_clock::time_point(std::chrono::seconds(time.tv_sec) +
                                               std::chrono::nanoseconds(time.tv_nsec));
}

std::string iso8601_milliseconds(std::chrono::system_clock::time_point time) {
  return date_and_time(utc(time)) + "Z";
}

std::string lambda_timestamp(std::chrono::system_clock::time_point time) {
  return date_and_time(utc(time)) + "+0000";
}

std::string clf_timestamp(std::chrono::system_clock::time_point time) {
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // Every event has one, and most are of the same second as the one before.
  thread_local std::int64_t made_for = -1;
  thread_local std::string text;
  const std::int64_t second = epoch_milliseconds(time) / 1000;
  if (second != made_for) {
    const std::tm t = utc(time).calendar;
    text = fmt::format("{:02}/{}/{:04}:{:02}:{:02}:{:02} +0000", t.tm_mday,
                       months[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour,
                       t.tm_min, t.tm_sec);
    made_for = second;
  }
  return text;
}

std::string java_timestamp(std::chrono::system_clock::time_point time) {
  const std::tm t = utc(time).calendar;
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a %b %d %H:%M:%S UTC %Y", &t)};
}

std::int64_t epoch_milliseconds(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

}  // namespace emulator
