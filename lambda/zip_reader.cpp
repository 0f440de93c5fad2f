#include "lambda/zip_reader.hpp"

#include <algorithm>
#include <cstring>

#include <minizip/unzip.h>
#include <sys/stat.h>

namespace emulator::lambda {

// minizip reads through these; the archive is in memory and never written.
struct ZipReader::Callbacks {
  static voidpf open(voidpf memory, const void*, int) { return memory; }

  static uLong read(voidpf, voidpf stream, void* data, uLong size) {
    auto& memory = *static_cast<Memory*>(stream);
    const auto left = memory.data.size() - memory.position;
    const auto count = std::min<std::uint64_t>(size, left);
    std::memcpy(data, memory.data.data() + memory.position, count);
    memory.position += count;
    return static_cast<uLong>(count);
  }

  static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }

  static ZPOS64_T tell(voidpf, voidpf stream) { return static_cast<Memory*>(stream)->position; }

  static long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(stream);
    std::uint64_t base = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) base = memory.position;
    if (origin == ZLIB_FILEFUNC_SEEK_END) base = memory.data.size();
    // The offset may stand for a negative number; the sum wraps to the right place.
    const std::uint64_t position = base + offset;
    if (position > memory.data.size()) return -1;
    memory.position = position;
    return 0;
  }

  static int close(voidpf, voidpf) { return 0; }
  static int error(voidpf, voidpf) { return 0; }
};

ZipReader::ZipReader(std::string_view zip) : memory_{zip, 0} {
  zlib_filefunc64_def functions{};
  functions.zopen64_file = Callbacks::open;
  functions.zread_file = Callbacks::read;
  functions.zwrite_file = Callbacks::write;
  functions.ztell64_file = Callbacks::tell;
  functions.zseek64_file = Callbacks::seek;
  functions.zclose_file = Callbacks::close;
  functions.zerror_file = Callbacks::error;
  functions.opaque = &memory_;
  file_ = unzOpen2_64("", &functions);
}

ZipReader::~ZipReader() {
  if (file_ != nullptr) unzClose(file_);
}

ZipReader::Step ZipReader::next(ZipEntry& entry) {
  unz_global_info64 archive{};
  if (unzGetGlobalInfo64(file_, &archive) != UNZ_OK) return Step::corrupt;
  if (archive.number_entry == 0) return Step::end;
  const int moved = started_ ? unzGoToNextFile(file_) : unzGoToFirstFile(file_);
  started_ = true;
  if (moved == UNZ_END_OF_LIST_OF_FILE) return Step::end;
  if (moved != UNZ_OK) return Step::corrupt;

  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(file_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
    return Step::corrupt;
  }
  entry = {};
  entry.name.resize(info.size_filename);
  if (unzGetCurrentFileInfo64(file_, &info, entry.name.data(), info.size_filename, nullptr, 0,
                              nullptr, 0) != UNZ_OK) {
    return Step::corrupt;
  }
  entry.encrypted = (info.flag & 1) != 0;
  entry.size = info.uncompressed_size;

  // "Version made by" names the system whose attributes these are: 3 is Unix, 19 is macOS; the mode
  // is in the upper half. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.2
  const unsigned system = static_cast<unsigned>(info.version >> 8) & 0xff;
  const bool unix_made = system == 3 || system == 19;
  const mode_t mode = static_cast<mode_t>(info.external_fa >> 16) & 0xffff;
  if (!unix_made) std::replace(entry.name.begin(), entry.name.end(), '\\', '/');
  entry.has_mode = unix_made && (mode & 07777) != 0;
  entry.mode = mode & 0777;

  const bool named_directory = entry.name.ends_with('/');
  const mode_t type = unix_made ? mode & S_IFMT : 0;
  if (type == S_IFLNK) {
    entry.kind = ZipEntry::Kind::symlink;
  } else if (type == S_IFDIR || named_directory) {
    entry.kind = ZipEntry::Kind::directory;
  } else if (type == 0 || type == S_IFREG) {
    entry.kind = ZipEntry::Kind::file;
  } else {
    entry.kind = ZipEntry::Kind::unsupported;
  }
  return Step::entry;
}

bool ZipReader::open() {
  return unzOpenCurrentFile(file_) == UNZ_OK;
}

int ZipReader::read(char* data, unsigned size) {
  return unzReadCurrentFile(file_, data, size);
}

bool ZipReader::close() {
  return unzCloseCurrentFile(file_) == UNZ_OK;
}

}  // namespace emulator::lambda
