#include "lambda/child_processes.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [rest, error] = std::from_chars(text.begin(), text.end(), number);
  if (error != std::errc() || rest != text.end()) return std::nullopt;
  return number;
}

// The blank-separated field of that index.
std::string_view field(std::string_view text, int index) {
  for (; index > 0; --index)
    text.remove_prefix(std::min(text.find(' '), text.size() - 1) + 1);
  return text.substr(0, text.find_first_of(" \n"));
}

}  // namespace

std::optional<ProcessStat> parse_process_stat(std::string_view text) {
  // The second field, the name, may hold blanks and brackets; the third follows its last bracket.
  const auto name_end = text.rfind(") ");
  if (name_end == text.npos || name_end + 2 == text.size()) return std::nullopt;
  text.remove_prefix(name_end + 2);
  const auto parent = number_in<pid_t>(field(text, 4 - 3));
  const auto start = number_in<unsigned long long>(field(text, 22 - 3));
  if (!parent || !start) return std::nullopt;
  return ProcessStat{*parent, *start};
}

std::string_view variable_in(std::string_view environment, std::string_view name) {
  while (!environment.empty()) {
    const auto end = std::min(environment.find('\0'), environment.size());
    const auto entry = environment.substr(0, end);
    if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) {
      return entry.substr(name.size() + 1);
    }
    environment.remove_prefix(std::min(end + 1, environment.size()));
  }
  return {};
}

std::vector<ChildProcess> find_children() {
  std::vector<ChildProcess> children;
  const pid_t self = ::getpid();
  const auto ticks_per_second = static_cast<unsigned long long>(::sysconf(_SC_CLK_TCK));
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end;
       entry.increment(error)) {
    const auto pid = number_in<pid_t>(entry->path().filename().string());
    if (!pid) continue;
    // It may have ended in the meantime.
    const auto stat = parse_process_stat(read_file(entry->path() / "stat"));
    if (!stat || stat->parent != self) continue;
    const std::string environment = read_file(entry->path() / "environ");
    children.push_back({*pid,
                        std::chrono::milliseconds(stat->start_ticks * 1000 / ticks_per_second),
                        std::string(variable_in(environment, "AWS_LAMBDA_RUNTIME_API"))});
  }
  return children;
}

std::chrono::milliseconds since_boot() {
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::duration_cast<std::chrono::milliseconds>(
                                                std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace emulator::lambda
