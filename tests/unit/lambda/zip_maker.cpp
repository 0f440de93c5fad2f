#include "zip_maker.hpp"

#include <minizip/zip.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace emulator::lambda {

ScratchDirectory::ScratchDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "unit-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;  // a leftover in the temporary directory is no failure of the test
  std::filesystem::remove_all(path_, ignored);
}

ZipMaker::ZipMaker()
    : zip_(::zipOpen((directory_.path() / "a.zip").c_str(), APPEND_STATUS_CREATE)) {
  if (zip_ == nullptr) throw std::runtime_error("zipOpen failed");
}

ZipMaker::~ZipMaker() {
  if (zip_ != nullptr) ::zipClose(zip_, nullptr);
}

ZipMaker& ZipMaker::add(const std::string& name, std::string_view content, unsigned mode,
                        System system, bool encrypted) {
  zip_fileinfo info{};
  info.external_fa = static_cast<uLong>(mode) << 16;
  const uLong made_by = static_cast<uLong>(system) << 8 | 20;
  const uLong flags = encrypted ? 1 : 0;
  const bool written =
      ::zipOpenNewFileInZip4(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                             Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                             Z_DEFAULT_STRATEGY, nullptr, 0, made_by, flags) == ZIP_OK &&
      ::zipWriteInFileInZip(zip_, content.data(), static_cast<unsigned>(content.size())) ==
          ZIP_OK &&
      ::zipCloseFileInZip(zip_) == ZIP_OK;
  if (!written) throw std::runtime_error("cannot add " + name);
  return *this;
}

std::string ZipMaker::bytes() {
  ::zipClose(zip_, nullptr);
  zip_ = nullptr;
  std::ifstream in(directory_.path() / "a.zip", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace emulator::lambda
