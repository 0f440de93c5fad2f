#pragma once

#include <string>
#include <string_view>

#include "harness/temporary_directory.hpp"

namespace emulator::functional {

// Makes deployment packages, good and bad ones: entry names and modes are written as given.
class ZipBuilder {
 public:
  ZipBuilder();
  ~ZipBuilder();

  ZipBuilder& add(const std::string& name, std::string_view content, unsigned mode = 0644);
  ZipBuilder& add_program(const std::string& name, std::string_view content) {
    return add(name, content, 0755);
  }
  ZipBuilder& add_symlink(const std::string& name, const std::string& target);
  ZipBuilder& add_directory(const std::string& name, unsigned mode = 0755);  // name ends in '/'

  // The finished archive; nothing can be added afterwards.
  std::string finish();

 private:
  ZipBuilder& add_entry(const std::string& name, std::string_view content, unsigned mode);

  TemporaryDirectory directory_;
  void* archive_;
};

// A package whose bootstrap is a shell script.
std::string script_package(const std::string& script);

}  // namespace emulator::functional
