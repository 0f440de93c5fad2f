#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace emulator::lambda {

// One entry of an archive, as its central directory describes it. Nothing of it is trusted.
struct ZipEntry {
  enum class Kind { file, directory, symlink, unsupported };

  std::string name;  // as it stands in the archive, but with '/' between its parts
  Kind kind = Kind::file;
  bool has_mode = false;  // false where the archive has no Unix modes
  mode_t mode = 0;        // permission bits only
  bool encrypted = false;
  std::uint64_t size = 0;  // unpacked
};

// Reads a zip held in memory, entry by entry.
class ZipReader {
 public:
  explicit ZipReader(std::string_view zip);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  bool is_zip() const noexcept { return file_ != nullptr; }

  enum class Step { entry, end, corrupt };
  // Moves on to the next entry, the first at the first call.
  Step next(ZipEntry& entry);

  // The current entry's content: open, read until 0 (or below 0: corrupt), close. close() is false
  // when the checksum was wrong.
  bool open();
  int read(char* data, unsigned size);
  bool close();

 private:
  struct Memory {
    std::string_view data;
    std::uint64_t position = 0;
  };
  struct Callbacks;

  Memory memory_;
  void* file_ = nullptr;
  bool started_ = false;
};

}  // namespace emulator::lambda
