#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "harness/child_process.hpp"

namespace emulator::functional {
namespace {

// "PID (NAME) STATE PPID …"; the name may hold blanks and brackets.
std::optional<ProcessInfo> read_stat(const std::filesystem::path& directory) {
  std::ifstream file{directory / "stat"};
  // Reading fails when the process ends in between. getline() makes that a state of the stream,
  // where the stream's buffer alone would throw.
  std::string text;
  std::getline(file, text, '\0');
  const auto open = text.find('(');
  const auto close = text.rfind(')');
  if (open == std::string::npos || close == std::string::npos) return std::nullopt;
  ProcessInfo process;
  process.name = text.substr(open + 1, close - open - 1);
  std::istringstream before{text.substr(0, open)};
  std::istringstream after{text.substr(close + 1)};
  if (!(before >> process.pid) || !(after >> process.state >> process.parent)) return std::nullopt;
  return process;
}

}  // namespace

std::vector<ProcessInfo> descendants_of(pid_t pid) {
  std::multimap<pid_t, ProcessInfo> by_parent;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    // A process may end while we look at it.
    if (auto process = read_stat(entry.path())) by_parent.emplace(process->parent, *process);
  }
  std::vector<ProcessInfo> found;
  std::vector<pid_t> parents{pid};
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const auto [begin, end] = by_parent.equal_range(parents[i]);
    for (auto child = begin; child != end; ++child) {
      found.push_back(child->second);
      parents.push_back(child->second.pid);
    }
  }
  return found;
}

std::string to_string(const std::vector<ProcessInfo>& processes) {
  std::ostringstream text;
  for (const auto& process : processes) {
    text << process.pid << ' ' << process.name << ' ' << process.state << '\n';
  }
  return text.str();
}

}  // namespace emulator::functional
