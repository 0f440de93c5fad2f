#pragma once

#include <cstdint>
#include <filesystem>

namespace emulator::lambda {

// A number that changes with what is in a directory: names, sizes and times of its files, without
// version control's. Reads the whole tree: run it off the loop.
std::uint64_t fingerprint_of(const std::filesystem::path& directory);

}  // namespace emulator::lambda
