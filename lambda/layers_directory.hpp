#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace emulator::lambda {

struct Package;

// What functions see as /opt: the contents of their layers, the later ones over the earlier. One
// directory for each combination, shared by every version that uses it, read-only, and removed with
// the last owner.
struct LayersDirectory {
  std::filesystem::path root;
  // The layers, lowest first; `root` may be the directory of the only one.
  std::vector<std::shared_ptr<const Package>> layers;
  // Removes what was merged, off the loop; empty when nothing had to be.
  std::function<void(std::filesystem::path)> discard;

  LayersDirectory() = default;
  LayersDirectory(const LayersDirectory&) = delete;
  LayersDirectory& operator=(const LayersDirectory&) = delete;
  ~LayersDirectory() {
    if (discard) discard(std::move(root));
  }
};

}  // namespace emulator::lambda
