#include "daemon/state_directory.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "daemon/log.hpp"

namespace emulator {

// A configured directory is shared with its owner, so each run keeps to a directory of its own in
// it.
StateDirectory::StateDirectory(const std::filesystem::path& configured) {
  const auto parent = configured.empty() ? std::filesystem::temp_directory_path() : configured;
  std::filesystem::create_directories(parent);
  std::string name = (std::filesystem::absolute(parent) / "emulator-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(),
                            "Cannot make a directory in " + parent.string());
  }
  path_ = name;
}

StateDirectory::~StateDirectory() {
  remove();
}

void StateDirectory::remove() noexcept {
  if (path_.empty()) return;
  std::error_code error;
  std::filesystem::remove_all(path_, error);
  if (error) log::warning("Could not remove {}: {}", path_.string(), error.message());
  path_.clear();
}

}  // namespace emulator
