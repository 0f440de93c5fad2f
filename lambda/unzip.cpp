#include "lambda/unzip.hpp"

#include <cerrno>
#include <cstring>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "lambda/zip_reader.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::size_t longest_link = 4095;  // PATH_MAX without its end

aws::Error invalid(std::string message) {
  return {400, "InvalidParameterValueException", std::move(message)};
}

aws::Error cannot_unzip() {
  return invalid(
      "Could not unzip uploaded file. Please check your file, then try to upload again.");
}

aws::Error storage_error(std::string_view what, const fs::path& path, int error) {
  return {500, "ServiceException", fmt::format("{} {}: {}", what, path.string(), strerror(error))};
}

// The archive's own fault or our disk's.
aws::Error file_error(std::string_view what, const fs::path& path, int error) {
  switch (error) {
    case EEXIST:
    case EISDIR:
    case ENOTDIR:
    case ENAMETOOLONG:
    case EILSEQ:
    case EINVAL:
      return cannot_unzip();
    default:
      return storage_error(what, path, error);
  }
}

// The entry's place relative to the directory; nothing when it would be outside ("zip slip") or
// names nothing.
std::optional<fs::path> safe_path(const std::string& name) {
  if (name.find('\0') != std::string::npos || name.starts_with('/')) return std::nullopt;
  fs::path path;
  for (const auto& part : fs::path(name)) {
    if (part == "..") return std::nullopt;
    if (part.empty() || part == ".") continue;
    path /= part;
  }
  return path;
}

bool is_inside(const fs::path& relative) {
  return !relative.is_absolute() && (relative.empty() || *relative.begin() != "..");
}

class Unpacking {
 public:
  Unpacking(std::string_view zip, const fs::path& directory, const UnzipOptions& options)
      : reader_(zip), directory_(directory), options_(options) {}

  aws::Result<void> run();

 private:
  struct Link {
    fs::path path;
    std::string target;
  };

  aws::Result<void> unpack(const ZipEntry& entry);
  aws::Result<void> make_directories(const fs::path& relative);
  aws::Result<void> unpack_file(const ZipEntry& entry, const fs::path& path);
  aws::Result<void> copy_content(const ZipEntry& entry, const fs::path& path, int file);
  aws::Result<void> remember_link(const ZipEntry& entry, const fs::path& relative);
  aws::Result<void> make_links();
  aws::Result<void> set_directory_modes();

  ZipReader reader_;
  const fs::path& directory_;
  const UnzipOptions& options_;
  std::uint64_t unpacked_ = 0;
  std::set<fs::path> directories_;
  std::vector<std::pair<fs::path, mode_t>> directory_modes_;
  std::vector<Link> links_;
  std::vector<char> chunk_ = std::vector<char>(chunk_size);
};

aws::Result<void> Unpacking::run() {
  if (!reader_.is_zip()) return cannot_unzip();
  ZipEntry entry;
  std::size_t count = 0;
  for (;; ++count) {
    const auto step = reader_.next(entry);
    if (step == ZipReader::Step::corrupt) return cannot_unzip();
    if (step == ZipReader::Step::end) break;
    if (auto done = unpack(entry); !done) return done;
  }
  if (count == 0) return invalid("Uploaded file must be a non-empty zip");
  // Links come last: as long as there are none, no entry can be written through one.
  if (auto done = make_links(); !done) return done;
  return set_directory_modes();
}

aws::Result<void> Unpacking::unpack(const ZipEntry& entry) {
  const auto relative = safe_path(entry.name);
  if (!relative || entry.encrypted) return cannot_unzip();
  switch (entry.kind) {
    case ZipEntry::Kind::unsupported:
      return cannot_unzip();
    case ZipEntry::Kind::directory: {
      if (auto done = make_directories(*relative); !done) return done;
      const mode_t mode = entry.has_mode ? entry.mode : options_.directory_mode;
      if (!relative->empty()) directory_modes_.emplace_back(*relative, mode);
      return {};
    }
    case ZipEntry::Kind::symlink:
      if (relative->empty()) return cannot_unzip();
      return remember_link(entry, *relative);
    case ZipEntry::Kind::file:
      break;
  }
  if (relative->empty()) return cannot_unzip();
  if (auto done = make_directories(relative->parent_path()); !done) return done;
  return unpack_file(entry, directory_ / *relative);
}

aws::Result<void> Unpacking::make_directories(const fs::path& relative) {
  fs::path path;
  for (const auto& part : relative) {
    path /= part;
    if (directories_.contains(path)) continue;
    const fs::path full = directory_ / path;
    // An existing file of that name comes out as EEXIST: every directory we made is in the set.
    if (::mkdir(full.c_str(), 0755) != 0) return file_error("mkdir", full, errno);
    directories_.insert(path);
  }
  return {};
}

aws::Result<void> Unpacking::unpack_file(const ZipEntry& entry, const fs::path& path) {
  // O_EXCL: a second entry of the same name is refused.
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return file_error("open", path, errno);
  auto copied = copy_content(entry, path, file);
  const mode_t mode = entry.has_mode ? entry.mode : options_.file_mode;
  if (copied && ::fchmod(file, mode) != 0) copied = storage_error("chmod", path, errno);
  if (::close(file) != 0 && copied) copied = storage_error("close", path, errno);
  return copied;
}

aws::Result<void> Unpacking::copy_content(const ZipEntry& entry, const fs::path& path, int file) {
  if (!reader_.open()) return cannot_unzip();
  std::uint64_t size = 0;
  for (;;) {
    const int count = reader_.read(chunk_.data(), chunk_size);
    if (count < 0) return cannot_unzip();
    if (count == 0) break;
    size += static_cast<std::uint64_t>(count);
    unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ >= options_.size_limit) {
      return invalid(
          fmt::format("Unzipped size must be smaller than {} bytes", options_.size_limit));
    }
    for (std::size_t written = 0; written < static_cast<std::size_t>(count);) {
      const auto step = ::write(file, chunk_.data() + written, count - written);
      if (step < 0 && errno == EINTR) continue;
      if (step < 0) return storage_error("write", path, errno);
      written += static_cast<std::size_t>(step);
    }
  }
  if (!reader_.close() || size != entry.size) return cannot_unzip();
  return {};
}

aws::Result<void> Unpacking::remember_link(const ZipEntry& entry, const fs::path& relative) {
  if (entry.size == 0 || entry.size > longest_link || !reader_.open()) return cannot_unzip();
  std::string target(entry.size, '\0');
  const int count = reader_.read(target.data(), static_cast<unsigned>(target.size()));
  if (!reader_.close() || count != static_cast<int>(target.size()) ||
      target.find('\0') != std::string::npos) {
    return cannot_unzip();
  }
  if (!is_inside((relative.parent_path() / target).lexically_normal())) return cannot_unzip();
  // Its parents are made now, before any link is, so that they are real directories.
  if (auto done = make_directories(relative.parent_path()); !done) return done;
  links_.push_back({relative, std::move(target)});
  return {};
}

aws::Result<void> Unpacking::make_links() {
  if (links_.empty()) return {};
  for (const auto& link : links_) {
    const fs::path full = directory_ / link.path;
    if (::symlink(link.target.c_str(), full.c_str()) != 0) return file_error("link", full, errno);
  }
  // A chain of links can lead out where each one by itself looks harmless.
  std::error_code error;
  const fs::path root = fs::canonical(directory_, error);
  if (error) return storage_error("realpath", directory_, error.value());
  for (const auto& link : links_) {
    const fs::path place = fs::weakly_canonical(root / link.path, error);
    if (error || !is_inside(place.lexically_relative(root))) return cannot_unzip();
  }
  return {};
}

aws::Result<void> Unpacking::set_directory_modes() {
  for (const auto& [relative, mode] : directory_modes_) {
    const fs::path full = directory_ / relative;
    // We must be able to remove what is inside.
    if (::chmod(full.c_str(), mode | 0700) != 0) return storage_error("chmod", full, errno);
  }
  return {};
}

}  // namespace

aws::Result<void> unzip(std::string_view zip, const fs::path& directory,
                        const UnzipOptions& options) {
  // An archive without entries is an end record and nothing else.
  if (zip.empty() || zip.starts_with("PK\5\6")) {
    return invalid("Uploaded file must be a non-empty zip");
  }
  return Unpacking(zip, directory, options).run();
}

}  // namespace emulator::lambda
