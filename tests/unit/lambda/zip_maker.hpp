#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace emulator::lambda {

// A directory that goes with the test.
class ScratchDirectory {
 public:
  ScratchDirectory();
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

// Writes archives of any kind, bad ones included: names and attributes go in as they are.
class ZipMaker {
 public:
  enum class System { dos = 0, unix_like = 3 };

  ZipMaker();
  ~ZipMaker();

  // `mode` with its file type, as stat() has it; without a type it is a regular file.
  ZipMaker& add(const std::string& name, std::string_view content, unsigned mode = 0100644,
                System system = System::unix_like, bool encrypted = false);
  ZipMaker& link(const std::string& name, std::string_view target) {
    return add(name, target, 0120777);
  }
  std::string bytes();

 private:
  ScratchDirectory directory_;
  void* zip_;
};

}  // namespace emulator::lambda
