#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;
using Layers = std::vector<std::shared_ptr<const Package>>;

void remove_directory(const fs::path& directory) {
  std::error_code error;
  fs::remove_all(directory, error);
  if (error) log::warning("could not remove {}: {}", directory.string(), error.message());
}

// Runs on a worker.
aws::Result<void> merge_into(const fs::path& root, const Layers& layers) {
  std::error_code error;
  fs::create_directory(root, error);
  for (const auto& layer : layers) {
    if (!error) error = lay_over(layer->root, root);
  }
  if (!error) return {};
  remove_directory(root);
  return aws::Error{500, "ServiceException",
                    fmt::format("The layers can't be merged: {}", error.message())};
}

std::string key_of(const Layers& layers) {
  std::string key;
  for (const auto& layer : layers)
    key += layer->sha256;
  return key;
}

}  // namespace

std::error_code lay_over(const fs::path& layer, const fs::path& root) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(layer, error), end; !error && it != end;
       it.increment(error)) {
    const fs::path target = root / it->path().lexically_relative(layer);
    const fs::file_status present = fs::symlink_status(target, error);
    error.clear();  // most often it is not there
    const bool is_directory = !it->is_symlink() && it->is_directory();
    if (is_directory && fs::is_directory(present)) continue;
    if (fs::exists(present)) fs::remove_all(target, error);
    if (error) return error;
    if (is_directory) {
      // With the mode of the layer's.
      fs::create_directory(target, it->path(), error);
    } else if (it->is_symlink()) {
      fs::copy_symlink(it->path(), target, error);
    } else {
      fs::create_hard_link(it->path(), target, error);
    }
    if (error) return error;
  }
  return error;
}

struct LayersStore::State {
  boost::asio::thread_pool& workers;
  Random& random;
  fs::path directory;
  std::map<std::string, std::weak_ptr<const LayersDirectory>> merged;

  std::shared_ptr<const LayersDirectory> find(const std::string& key) {
    const auto found = merged.find(key);
    return found == merged.end() ? nullptr : found->second.lock();
  }
};

LayersStore::LayersStore(const Platform& platform, fs::path directory)
    : state_(std::make_shared<State>(
          State{platform.workers, platform.random, std::move(directory), {}})) {}

LayersStore::~LayersStore() = default;

boost::asio::awaitable<aws::Result<std::shared_ptr<const LayersDirectory>>> LayersStore::merge(
    Layers layers) {
  const auto state = state_;
  auto made = std::make_shared<LayersDirectory>();
  if (layers.empty()) co_return std::shared_ptr<const LayersDirectory>();
  const std::string key = key_of(layers);
  if (auto known = state->find(key)) co_return known;
  if (layers.size() == 1) {
    made->root = layers.front()->root;
  } else {
    const fs::path root = state->directory / ("layers-" + state->random.lower_alphanumeric(12));
    auto work = [root, layers] { return merge_into(root, layers); };
    const auto merged = co_await offload(state->workers, std::move(work));
    if (!merged) co_return merged.error();
    made->root = root;
    made->discard = [&pool = state->workers](fs::path path) {
      boost::asio::post(pool, [path = std::move(path)] { remove_directory(path); });
    };
    // The same may have been merged meanwhile; theirs is shared and ours goes.
    if (auto known = state->find(key)) co_return known;
  }
  made->layers = std::move(layers);
  std::erase_if(state->merged, [](const auto& item) { return item.second.expired(); });
  state->merged[key] = made;
  co_return std::shared_ptr<const LayersDirectory>(std::move(made));
}

}  // namespace emulator::lambda
