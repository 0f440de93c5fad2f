#include "lambda/package.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <unordered_map>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <fmt/format.h>

#include "daemon/base64.hpp"
#include "daemon/digest.hpp"
#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "lambda/unzip.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

aws::Error storage_error(const std::string& message) {
  return {500, "ServiceException", message};
}

// Of its regular files.
std::uint64_t size_of(const fs::path& directory) {
  std::uint64_t size = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator it(directory, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code unreadable;
    const bool is_file = !it->is_symlink(unreadable) && it->is_regular_file(unreadable);
    if (is_file) size += it->file_size(unreadable);
  }
  return size;
}

// Runs on a worker; gives the unpacked size.
aws::Result<std::uint64_t> unpack_into(const fs::path& directory, const std::string& zip,
                                       const UnzipOptions& options) {
  std::error_code error;
  fs::create_directories(directory / "task", error);
  if (error) return storage_error(fmt::format("mkdir {}: {}", directory.string(), error.message()));
  if (auto done = unzip(zip, directory / "task", options); !done) return done.error();
  const fs::path copy = directory / "package.zip";
  std::ofstream out(copy, std::ios::binary);
  out.write(zip.data(), static_cast<std::streamsize>(zip.size()));
  out.close();
  if (!out) return storage_error(fmt::format("write {} failed", copy.string()));
  return aws::Result<std::uint64_t>(boost::system::in_place_value, size_of(directory / "task"));
}

void remove_directory(const fs::path& directory) {
  std::error_code error;
  fs::remove_all(directory, error);
  if (error) log::warning("could not remove {}: {}", directory.string(), error.message());
}

}  // namespace

Package::~Package() {
  if (discard) discard(std::move(directory));
}

struct PackageStore::State {
  boost::asio::thread_pool& workers;
  Random& random;
  fs::path directory;
  UnzipOptions options;
  std::unordered_map<std::string, std::weak_ptr<const Package>> by_sha256;

  std::shared_ptr<const Package> find(const std::string& sha256) {
    const auto found = by_sha256.find(sha256);
    return found == by_sha256.end() ? nullptr : found->second.lock();
  }

  void forget_expired() {
    std::erase_if(by_sha256, [](const auto& item) { return item.second.expired(); });
  }

  auto remover() {
    return [&pool = workers](fs::path path) {
      boost::asio::post(pool, [path = std::move(path)] { remove_directory(path); });
    };
  }
};

PackageStore::PackageStore(const Platform& platform, fs::path directory)
    : state_(std::make_shared<State>(
          State{platform.workers, platform.random, std::move(directory), {}, {}})) {
  // Packages zipped on Windows ran on LocalStack, whose tests we are asked to accept.
  if (platform.config.localstack_compat) state_->options.file_mode = 0755;
}

PackageStore::~PackageStore() = default;

std::shared_ptr<const Package> PackageStore::add_directory(const std::string& path) const {
  std::error_code ignored;  // what we can't see is no directory
  if (!fs::path(path).is_absolute() || !fs::is_directory(path, ignored)) return nullptr;
  auto package = std::make_shared<Package>();
  package->root = path;
  package->sha256 = base64_encode(bytes_of(sha256(path)));
  package->changes = true;
  return package;
}

boost::asio::awaitable<aws::Result<std::shared_ptr<const Package>>> PackageStore::add(
    std::string zip) {
  const auto state = state_;
  const auto data = std::make_shared<const std::string>(std::move(zip));
  auto hash = [data] { return base64_encode(bytes_of(sha256(*data))); };
  const std::string sha256 = co_await offload(state->workers, std::move(hash));
  if (auto known = state->find(sha256)) co_return known;

  // A new name each time: the directory of an earlier owner may still be on its way out, or an
  // earlier run may have left one.
  const fs::path directory = state->directory / ("package-" + state->random.lower_alphanumeric(12));
  auto unpack = [data, directory, options = state->options] {
    auto result = unpack_into(directory, *data, options);
    if (!result) remove_directory(directory);
    return result;
  };
  const auto unpacked = co_await offload(state->workers, std::move(unpack));
  if (!unpacked) co_return unpacked.error();

  auto package = std::make_shared<Package>();
  package->root = directory / "task";
  package->zip_path = (directory / "package.zip").string();
  package->sha256 = sha256;
  package->size = data->size();
  package->unpacked_size = *unpacked;
  package->directory = directory;
  package->discard = state->remover();
  // The same bytes may have been added while we unpacked; theirs is shared and ours goes.
  if (auto known = state->find(sha256)) co_return known;
  state->forget_expired();
  state->by_sha256[sha256] = package;
  co_return package;
}

}  // namespace emulator::lambda
