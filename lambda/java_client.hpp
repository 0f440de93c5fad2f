#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::lambda {

// Where AWS's runtime interface client for Java is: an empty class path for nowhere.
struct JavaClient {
  std::string class_path;
  std::string version;                          // of the jar's name; may be empty
  std::vector<std::filesystem::path> in_sight;  // what the class path is made of
};

// Looks at the class path that the emulator's own CLASSPATH holds, then for a folder with the
// client's jars in it. A class path with the client in it is taken whole, for what it needs is
// there as well. Reads directories.
JavaClient find_java_client(std::string_view class_path,
                            const std::vector<std::filesystem::path>& folders);

// The largest heap that AWS gives a JVM in a function of that memory: 85 % of it. Left to itself a
// JVM measures the machine and outgrows the function's memory, where on Lambda it collects garbage.
std::string java_heap_argument(unsigned memory_mb);

}  // namespace emulator::lambda
