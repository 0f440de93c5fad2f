#include "lambda/process_memory.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "lambda/kernel_file.hpp"

namespace emulator::lambda {
namespace {

constexpr std::size_t megabyte = 1024 * 1024;
constexpr std::size_t most_processes = 1000;

// "1234 56 7": statm's fields, or the ids of children.
std::vector<std::size_t> numbers_in(std::string_view text) {
  std::vector<std::size_t> result;
  while (!text.empty()) {
    std::size_t number = 0;
    const auto [rest, error] = std::from_chars(text.begin(), text.end(), number);
    if (error != std::errc()) break;
    result.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(rest - text.begin()));
    text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  }
  return result;
}

}  // namespace

std::optional<std::size_t> peak_memory_mb_in(std::string_view status) {
  constexpr std::string_view name = "VmHWM:";
  const auto at = status.find(name);
  if (at == status.npos) return std::nullopt;
  status.remove_prefix(at + name.size());
  status.remove_prefix(std::min(status.find_first_not_of(" \t"), status.size()));
  std::size_t kilobytes = 0;
  if (std::from_chars(status.begin(), status.end(), kilobytes).ec != std::errc())
    return std::nullopt;
  return (kilobytes + 1023) / 1024;
}

std::optional<std::size_t> peak_memory_mb(pid_t pid) {
  const std::string status = read_kernel_file(fmt::format("/proc/{}/status", pid).c_str());
  if (status.empty()) return std::nullopt;
  return peak_memory_mb_in(status);
}

std::optional<std::size_t> group_memory_mb(pid_t leader) {
  std::vector<pid_t> pids{leader};
  std::size_t pages = 0;
  for (std::size_t i = 0; i < pids.size() && i < most_processes; ++i) {
    const auto numbers =
        numbers_in(read_kernel_file(fmt::format("/proc/{}/statm", pids[i]).c_str()));
    // The second is what is resident, the third what of it is shared or in a file.
    if (numbers.size() < 3) {
      if (i == 0) return std::nullopt;
      continue;
    }
    pages += numbers[1] - std::min(numbers[1], numbers[2]);
    // Children belong to the thread that made them.
    std::error_code error;  // it may end meanwhile
    for (std::filesystem::directory_iterator task(fmt::format("/proc/{}/task", pids[i]), error),
         end;
         !error && task != end; task.increment(error)) {
      for (const auto child : numbers_in(read_kernel_file((task->path() / "children").c_str())))
        pids.push_back(static_cast<pid_t>(child));
    }
  }
  return (pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + megabyte - 1) / megabyte;
}

}  // namespace emulator::lambda
