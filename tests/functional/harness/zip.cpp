#include "harness/zip.hpp"

#include <minizip/zip.h>
#include <sys/stat.h>

#include <stdexcept>

#include "harness/emulator_process.hpp"

namespace emulator::functional {
namespace {

// "Made by" Unix, which is what makes the upper half of the external attributes a mode.
constexpr unsigned long made_by_unix = 3 << 8 | 20;

}  // namespace

ZipBuilder::ZipBuilder()
    : archive_(::zipOpen((directory_.path() / "package.zip").c_str(), APPEND_STATUS_CREATE)) {
  if (archive_ == nullptr) throw std::runtime_error("cannot create a zip");
}

ZipBuilder::~ZipBuilder() {
  if (archive_ != nullptr) ::zipClose(archive_, nullptr);
}

ZipBuilder& ZipBuilder::add(const std::string& name, std::string_view content, unsigned mode) {
  return add_entry(name, content, S_IFREG | mode);
}

ZipBuilder& ZipBuilder::add_symlink(const std::string& name, const std::string& target) {
  return add_entry(name, target, S_IFLNK | 0777);
}

ZipBuilder& ZipBuilder::add_directory(const std::string& name, unsigned mode) {
  return add_entry(name, {}, S_IFDIR | mode);
}

ZipBuilder& ZipBuilder::add_entry(const std::string& name, std::string_view content,
                                  unsigned mode) {
  zip_fileinfo info{};
  info.external_fa = static_cast<unsigned long>(mode) << 16;
  const bool written =
      ::zipOpenNewFileInZip4(archive_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                             Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                             Z_DEFAULT_STRATEGY, nullptr, 0, made_by_unix, 0) == ZIP_OK &&
      ::zipWriteInFileInZip(archive_, content.data(), static_cast<unsigned>(content.size())) ==
          ZIP_OK &&
      ::zipCloseFileInZip(archive_) == ZIP_OK;
  if (!written) throw std::runtime_error("cannot add " + name + " to a zip");
  return *this;
}

std::string ZipBuilder::finish() {
  if (::zipClose(archive_, nullptr) != ZIP_OK) throw std::runtime_error("cannot finish a zip");
  archive_ = nullptr;
  return read_file((directory_.path() / "package.zip").string());
}

std::string script_package(const std::string& script) {
  return ZipBuilder{}.add_program("bootstrap", "#!/bin/sh\n" + script).finish();
}

}  // namespace emulator::functional
