#include "lambda/hot_reload.hpp"

#include <string_view>

#include <sys/stat.h>

#include <boost/asio/awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "lambda/function_version.hpp"
#include "lambda/package.hpp"
#include "lambda/scheduler_state.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

// More than a package may hold; a tree of a million files is no function.
constexpr std::size_t most_files = 200'000;

std::uint64_t mix(std::uint64_t hash, std::string_view bytes) {
  constexpr std::uint64_t prime = 0x100000001b3;
  for (const char byte : bytes)
    hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
  return hash;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t number) {
  return mix(hash, {reinterpret_cast<const char*>(&number), sizeof number});
}

bool is_of_no_interest(const fs::path& name) {
  // Python writes its caches when it runs a function.
  return name == ".git" || name == "__pycache__";
}

}  // namespace

std::uint64_t fingerprint_of(const fs::path& directory) {
  std::uint64_t sum = 0;  // of all files, in whichever order they come
  std::size_t files = 0;
  std::error_code error;  // files come and go while somebody builds
  for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_of_no_interest(entry->path().filename())) {
      entry.disable_recursion_pending();
      continue;
    }
    struct stat info {};
    if (::stat(entry->path().c_str(), &info) != 0 || S_ISDIR(info.st_mode)) continue;
    std::uint64_t hash = mix(0xcbf29ce484222325, entry->path().string());
    hash = mix(hash, static_cast<std::uint64_t>(info.st_size));
    hash = mix(hash, static_cast<std::uint64_t>(info.st_mode));
    hash = mix(hash, static_cast<std::uint64_t>(info.st_mtim.tv_sec));
    sum += mix(hash, static_cast<std::uint64_t>(info.st_mtim.tv_nsec));
    if (++files == most_files) break;
  }
  return sum;
}

boost::asio::awaitable<std::shared_ptr<const FunctionVersion>> Scheduler::State::reloaded(
    std::shared_ptr<State> state, std::shared_ptr<const FunctionVersion> version) {
  auto look = [root = version->package->root] { return fingerprint_of(root); };
  const std::uint64_t fingerprint = co_await offload(state->platform.workers, std::move(look));
  Reloaded& entry = state->reloaded_[version.get()];
  if (!entry.current || entry.fingerprint != fingerprint) {
    if (entry.current) {
      log::info("lambda {}: its files have changed and are loaded anew", version->function_name);
      state->retire_pool(*entry.current);
    }
    entry = {version, std::make_shared<const FunctionVersion>(*version), fingerprint};
  }
  co_return entry.current;
}

}  // namespace emulator::lambda
