#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::lambda {

// What a program says about where it can run.
struct ElfFile {
  unsigned machine = 0;                // e_machine
  std::string interpreter;             // its loader; empty when it is linked statically
  std::vector<std::string> needed;     // libraries: "libc.so.6"
  std::vector<std::string> run_paths;  // where it looks for them first; may begin with $ORIGIN
  std::string glibc;  // the newest version of glibc it needs: "2.34"; empty for none
};

// Nothing for what is no 64-bit little-endian ELF file. Whatever lies outside the file is taken as
// absent.
std::optional<ElfFile> parse_elf(std::string_view bytes);

// As versions are compared: "2.9" is older than "2.34".
bool is_older(std::string_view version, std::string_view other) noexcept;

}  // namespace emulator::lambda
