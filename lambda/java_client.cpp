#include "lambda/java_client.hpp"

#include <algorithm>
#include <cstdint>
#include <system_error>

#include <fmt/format.h>

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view jar_name = "aws-lambda-java-runtime-interface-client";
constexpr std::string_view jar_suffix = ".jar";
constexpr std::string_view all_jars = "/*";

bool is_client(std::string_view file) {
  return file.starts_with(jar_name) && file.ends_with(jar_suffix);
}

// "2.9.0" of "aws-lambda-java-runtime-interface-client-2.9.0.jar".
std::string version_in(std::string_view file) {
  file.remove_prefix(jar_name.size());
  file.remove_suffix(jar_suffix.size());
  if (file.starts_with('-')) file.remove_prefix(1);
  return std::string(file);
}

// The name of the client's jar in a folder; empty when it isn't there.
std::string client_in(const fs::path& folder) {
  std::error_code error;  // a folder that isn't there
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (is_client(name)) return name;
  }
  return {};
}

}  // namespace

JavaClient find_java_client(std::string_view class_path, const std::vector<fs::path>& folders) {
  JavaClient client;
  bool found = false;
  while (!class_path.empty()) {
    auto entry = class_path.substr(0, class_path.find(':'));
    class_path.remove_prefix(std::min(entry.size() + 1, class_path.size()));
    if (entry.empty()) continue;
    const bool is_folder = entry.ends_with(all_jars);
    if (is_folder) entry.remove_suffix(all_jars.size());
    std::error_code error;
    // Functions have a working directory of their own.
    const fs::path place = fs::absolute(fs::path(entry.empty() ? "/" : entry), error);
    if (error) continue;
    const std::string jar = is_folder ? client_in(place) : place.filename().string();
    if (is_client(jar) && (is_folder || fs::exists(place, error))) {
      found = true;
      client.version = version_in(jar);
    }
    client.in_sight.push_back(place);
    if (!client.class_path.empty()) client.class_path += ':';
    client.class_path += place.string();
    if (is_folder) client.class_path += all_jars;
  }
  if (found) return client;
  for (const auto& folder : folders) {
    if (const std::string jar = client_in(folder); !jar.empty()) {
      return {folder.string() + std::string(all_jars), version_in(jar), {folder}};
    }
  }
  return {};
}

std::string java_heap_argument(unsigned memory_mb) {
  constexpr std::uint64_t kilobytes = 1024;
  constexpr std::uint64_t percent = 85;
  return fmt::format("-XX:MaxHeapSize={}k", memory_mb * kilobytes * percent / 100);
}

}  // namespace emulator::lambda
