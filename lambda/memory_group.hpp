#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::lambda {

// A control group (cgroup v2) of one environment's processes: the kernel counts what all of them
// hold, and ends them when they hold too much.
// https://docs.kernel.org/admin-guide/cgroup-v2.html
class MemoryGroup {
 public:
  // Makes the directory of one; null where that fails. Takes some 0.1 ms.
  static std::unique_ptr<MemoryGroup> make(std::filesystem::path directory);
  // Ends whoever is still in it; the directory is left for remove().
  ~MemoryGroup();
  MemoryGroup(const MemoryGroup&) = delete;
  MemoryGroup& operator=(const MemoryGroup&) = delete;

  const std::filesystem::path& directory() const noexcept { return directory_; }
  // Of the directory, for processes that start in it.
  int descriptor() const noexcept { return descriptor_; }

  void set_limit(std::uint64_t bytes) const;
  // Whether the kernel has ended processes for want of memory.
  bool out_of_memory() const;
  // What they hold that is theirs alone: neither files that can be read again, nor those in /tmp,
  // which are in memory and have a bound of their own.
  std::optional<std::size_t> used_mb() const;
  // The most they ever held; nothing on kernels before 5.19.
  std::optional<std::size_t> peak_mb() const;

  // The directory goes once nobody is in it: false as long as there is.
  static bool remove(const std::filesystem::path& directory) noexcept;

 private:
  MemoryGroup(std::filesystem::path directory, int descriptor);
  std::string read(const char* name) const;

  const std::filesystem::path directory_;
  const int descriptor_;
};

// The directory of a process's group where cgroup v2 is mounted; empty where it is not. From the
// texts of /proc/PID/cgroup and /proc/PID/mountinfo.
std::filesystem::path own_group_in(std::string_view cgroup, std::string_view mountinfo);

// A number of a file like memory.stat, "name 123" in a line of its own.
std::optional<std::uint64_t> number_in(std::string_view text, std::string_view name);

// Makes it possible to have groups with a memory limit below a process's `own` one. Why it is not
// possible, or nothing. Blocks.
std::optional<std::string> prepare_groups(const std::filesystem::path& own);

// Takes back what prepare_groups() did, once all groups are removed. Blocks.
void restore_groups(const std::filesystem::path& own) noexcept;

// Ends what emulators that were killed left behind in `own`, and removes it as far as that is gone
// already; the rest is returned. Blocks.
std::vector<std::filesystem::path> remove_abandoned_groups(const std::filesystem::path& own);

}  // namespace emulator::lambda
