#include "lambda/process_memory.hpp"

#include <charconv>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace emulator::lambda {

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
  const int file = ::open(fmt::format("/proc/{}/status", pid).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  char buffer[4096];
  const ssize_t count = ::read(file, buffer, sizeof buffer);
  ::close(file);
  if (count <= 0) return std::nullopt;
  return peak_memory_mb_in({buffer, static_cast<std::size_t>(count)});
}

}  // namespace emulator::lambda
