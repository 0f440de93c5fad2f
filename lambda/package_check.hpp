#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lambda/elf_file.hpp"

namespace emulator::lambda {

struct FunctionVersion;

// What is wrong with a deployment package, in words that say what to do.
struct PackageFault {
  bool fails_here = true;  // else it runs here and would fail on AWS only
  std::string text;
};

// Looks at the program of a provided* or go1.x function: whether it is there, can be executed and
// would find its loader, its libraries and its glibc, here and on AWS. Reads files: run it off the
// loop.
std::vector<PackageFault> check_package(const FunctionVersion& version);

// The same for a program that is known; `exists` says whether a file is on this machine. Pure.
struct ProgramPlace {
  std::string_view runtime;
  std::string_view architecture;       // the function's: "x86_64"
  std::string_view this_architecture;  // the machine's
  std::string_view this_glibc;         // "2.36"
  std::filesystem::path root;          // of the package
  std::filesystem::path layers;        // empty for none
  std::filesystem::path directory;     // of the program: $ORIGIN
};
using Exists = bool (*)(const std::filesystem::path& path);
std::vector<PackageFault> check_program(const ElfFile& program, const ProgramPlace& place,
                                        Exists exists);

// The glibc that a runtime has on AWS; empty for those of which we don't know.
std::string_view glibc_of(std::string_view runtime) noexcept;

}  // namespace emulator::lambda
