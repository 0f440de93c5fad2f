#pragma once

#include <filesystem>

namespace emulator {

// The directory of unpacked packages and function /tmp's. Without a configured one it is made below
// TMPDIR; what was made here is removed at the end.
class StateDirectory {
 public:
  // Throws std::filesystem::filesystem_error or std::system_error.
  explicit StateDirectory(const std::filesystem::path& configured);
  ~StateDirectory();
  StateDirectory(const StateDirectory&) = delete;
  StateDirectory& operator=(const StateDirectory&) = delete;

  const std::filesystem::path& path() const noexcept { return path_; }
  void remove() noexcept;

 private:
  std::filesystem::path path_;
};

}  // namespace emulator
