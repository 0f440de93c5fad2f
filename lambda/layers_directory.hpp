#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/platform.hpp"

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

// Makes such directories. The same layers in the same order are merged once.
class LayersStore {
 public:
  // Merges below `directory`, which must exist.
  LayersStore(const Platform& platform, std::filesystem::path directory);
  ~LayersStore();

  // Null for no layers. Errors: ServiceException when our own disk fails.
  boost::asio::awaitable<aws::Result<std::shared_ptr<const LayersDirectory>>> merge(
      std::vector<std::shared_ptr<const Package>> layers);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// Puts a layer's files over those of the ones before; files are linked, not copied. Blocks.
std::error_code lay_over(const std::filesystem::path& layer, const std::filesystem::path& root);

}  // namespace emulator::lambda
