#include "lambda/child_processes.hpp"

#include <algorithm>
#include <filesystem>

#include <sys/wait.h>
#include <unistd.h>

#include "daemon/number.hpp"
#include "lambda/kernel_file.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::optional<pid_t> parent_in(std::string_view stat) {
  // "PID (NAME) STATE PARENT …"; the name may hold blanks and brackets.
  const auto name_end = stat.rfind(") ");
  if (name_end == stat.npos || stat.size() < name_end + 4) return std::nullopt;
  stat.remove_prefix(name_end + 4);
  const auto end = stat.find(' ');
  if (end == stat.npos) return std::nullopt;
  return number_from<pid_t>(stat.substr(0, end));
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
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end;
       entry.increment(error)) {
    const auto pid = number_from<pid_t>(entry->path().filename().string());
    // It may have ended in the meantime.
    if (!pid || parent_in(read_kernel_file((entry->path() / "stat").c_str())) != self) continue;
    const std::string environment = read_kernel_file((entry->path() / "environ").c_str());
    children.push_back({*pid, std::string(variable_in(environment, "AWS_LAMBDA_RUNTIME_API"))});
  }
  return children;
}

bool has_children() noexcept {
  siginfo_t info{};
  return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

}  // namespace emulator::lambda
