#include "lambda/memory_group.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "lambda/kernel_file.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t megabyte = 1024 * 1024;
constexpr std::string_view prefix = "lambda-";

std::string read_file(const fs::path& path) {
  return read_kernel_file(path.c_str());
}

// 0, or the errno of what failed.
int write_file(int directory, const char* name, std::string_view text) {
  const int file = ::openat(directory, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return errno;
  const int error = ::write(file, text.data(), text.size()) < 0 ? errno : 0;
  ::close(file);
  return error;
}

int write_file(const fs::path& path, std::string_view text) {
  return write_file(AT_FDCWD, path.c_str(), text);
}

template <class Use>
void for_each_part(std::string_view text, std::string_view separators, Use use) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool has_word(std::string_view text, std::string_view wanted) {
  bool found = false;
  for_each_part(text, " \n", [&](std::string_view word) { found = found || word == wanted; });
  return found;
}

std::optional<std::uint64_t> parse(std::string_view text) {
  std::uint64_t number = 0;
  const auto [rest, error] = std::from_chars(text.begin(), text.end(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

std::size_t in_megabytes(std::uint64_t bytes) {
  return static_cast<std::size_t>((bytes + megabyte - 1) / megabyte);
}

// "lambda-1234-…", of the emulator with that id.
std::optional<pid_t> owner_of(std::string_view name) {
  if (!name.starts_with(prefix)) return std::nullopt;
  const auto pid = parse(name.substr(prefix.size()));
  return pid ? std::optional(static_cast<pid_t>(*pid)) : std::nullopt;
}

// Where the emulator itself is when it had to move.
fs::path own_leaf(const fs::path& own) {
  return own / fmt::format("{}{}-emulator", prefix, ::getpid());
}

}  // namespace

MemoryGroup::MemoryGroup(fs::path directory, int descriptor)
    : directory_(std::move(directory)), descriptor_(descriptor) {}

std::unique_ptr<MemoryGroup> MemoryGroup::make(fs::path directory) {
  if (::mkdir(directory.c_str(), 0755) != 0) return nullptr;
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    ::rmdir(directory.c_str());
    return nullptr;
  }
  // All of them or none: a function that lost a process of its own would only hang. Kernels without
  // swap have no such file.
  write_file(descriptor, "memory.oom.group", "1");
  write_file(descriptor, "memory.swap.max", "0");
  return std::unique_ptr<MemoryGroup>(new MemoryGroup(std::move(directory), descriptor));
}

MemoryGroup::~MemoryGroup() {
  write_file(descriptor_, "cgroup.kill", "1");  // Linux 5.14
  ::close(descriptor_);
}

void MemoryGroup::set_limit(std::uint64_t bytes) const {
  write_file(descriptor_, "memory.max", std::to_string(bytes));
}

bool MemoryGroup::out_of_memory() const {
  return number_in(read("memory.events"), "oom_kill").value_or(0) > 0;
}

std::optional<std::size_t> MemoryGroup::used_mb() const {
  const auto bytes = number_in(read("memory.stat"), "anon");
  return bytes ? std::optional(in_megabytes(*bytes)) : std::nullopt;
}

std::optional<std::size_t> MemoryGroup::peak_mb() const {
  const auto peak = parse(read("memory.peak"));
  if (!peak) return std::nullopt;
  // It counts what was ever read from files or written to /tmp, which is nobody's.
  const std::string stat = read("memory.stat");
  const std::uint64_t files = number_in(stat, "file").value_or(0);
  const std::uint64_t mapped = number_in(stat, "file_mapped").value_or(0);
  const std::uint64_t cached = files - std::min(files, mapped);
  const std::uint64_t now = number_in(stat, "anon").value_or(0) + mapped;
  return in_megabytes(std::max(*peak - std::min(*peak, cached), now));
}

std::string MemoryGroup::read(const char* name) const {
  return read_kernel_file(name, descriptor_);
}

bool MemoryGroup::remove(const fs::path& directory) noexcept {
  return ::rmdir(directory.c_str()) == 0 || errno == ENOENT;
}

fs::path own_group_in(std::string_view cgroup, std::string_view mountinfo) {
  std::string_view group;
  for_each_part(cgroup, "\n", [&](std::string_view line) {
    if (line.starts_with("0::/")) group = line.substr(3);
  });
  fs::path result;
  // "41 31 0:38 ROOT MOUNT_POINT OPTIONS … - cgroup2 …"
  for_each_part(mountinfo, "\n", [&](std::string_view line) {
    if (group.empty() || line.find(" - cgroup2 ") == line.npos) return;
    std::string_view fields[5];
    std::size_t count = 0;
    for_each_part(line, " ", [&](std::string_view field) {
      if (count < std::size(fields)) fields[count++] = field;
    });
    // What is mounted may be a part of the tree, which then has to hold ours.
    std::string_view below = group;
    const std::string_view root = fields[3];
    if (root != "/") {
      if (!below.starts_with(root)) return;
      below.remove_prefix(root.size());
    }
    result = fs::path(fields[4]) / fs::path(below).relative_path();
  });
  return result;
}

std::optional<std::uint64_t> number_in(std::string_view text, std::string_view name) {
  std::optional<std::uint64_t> found;
  for_each_part(text, "\n", [&](std::string_view line) {
    if (line.starts_with(name) && line.substr(name.size()).starts_with(' ')) {
      found = parse(line.substr(name.size() + 1));
    }
  });
  return found;
}

std::optional<std::string> prepare_groups(const fs::path& own) {
  if (own.empty()) return "cgroup v2 is not mounted";
  if (!has_word(read_file(own / "cgroup.controllers"), "memory")) {
    return "no memory controller in " + own.string();
  }
  if (::access(own.c_str(), W_OK) != 0) {
    return fmt::format("{}: {}", own.string(), strerror(errno));
  }
  const fs::path control = own / "cgroup.subtree_control";
  if (has_word(read_file(control), "memory")) return std::nullopt;
  // A group with processes in it, but for the topmost, hands nothing down, so we have to move. That
  // is for us to decide where nobody else is in it.
  const std::string self = std::to_string(::getpid());
  const bool topmost = ::access((own / "cgroup.type").c_str(), F_OK) != 0;
  if (!topmost) {
    if (read_file(own / "cgroup.procs") != self + "\n") {
      return "other processes are in " + own.string();
    }
    const fs::path leaf = own_leaf(own);
    if (::mkdir(leaf.c_str(), 0755) != 0 && errno != EEXIST) {
      return fmt::format("mkdir {}: {}", leaf.string(), strerror(errno));
    }
    if (const int error = write_file(leaf / "cgroup.procs", self)) {
      MemoryGroup::remove(leaf);
      return fmt::format("{}/cgroup.procs: {}", leaf.string(), strerror(error));
    }
  }
  if (const int error = write_file(control, "+memory")) {
    return fmt::format("{}: {}", control.string(), strerror(error));
  }
  return std::nullopt;
}

void restore_groups(const fs::path& own) noexcept {
  const fs::path leaf = own_leaf(own);
  if (::access(leaf.c_str(), F_OK) != 0) return;
  write_file(own / "cgroup.subtree_control", "-memory");
  write_file(own / "cgroup.procs", std::to_string(::getpid()));
  MemoryGroup::remove(leaf);
}

std::vector<fs::path> remove_abandoned_groups(const fs::path& own) {
  std::vector<fs::path> left;
  std::error_code error;  // what can't be read can't be cleared either
  for (fs::directory_iterator entry(own, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto owner = owner_of(entry->path().filename().string());
    if (!owner || *owner == ::getpid() || ::kill(*owner, 0) == 0 || errno != ESRCH) continue;
    write_file(entry->path() / "cgroup.kill", "1");
    if (!MemoryGroup::remove(entry->path())) left.push_back(entry->path());
  }
  return left;
}

}  // namespace emulator::lambda
