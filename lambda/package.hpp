#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/platform.hpp"

namespace emulator::lambda {

// A deployment package, unpacked once and shared by every version and environment that runs it. The
// directory is read-only to us after unpacking and is removed with the last owner.
struct Package {
  std::filesystem::path root;  // LAMBDA_TASK_ROOT
  std::string zip_path;        // the zip as it was uploaded, for GetFunction's Code.Location
  std::string sha256;          // CodeSha256: base64 of the zip's SHA-256
  std::uint64_t size = 0;      // CodeSize: bytes of the zip
  std::uint64_t unpacked_size = 0;

  bool changes = false;  // root is a user's own directory, whose files change

  std::filesystem::path directory;                     // holds root and zip
  std::function<void(std::filesystem::path)> discard;  // removes the directory, off the loop

  Package() = default;
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;
  ~Package();
};

// Unpacks zips below a directory of its own. The same bytes are unpacked once. Modes and symbolic
// links are kept; entries that would leave the directory, and archives that unpack to over 250 MB,
// are refused. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
class PackageStore {
 public:
  PackageStore(const Platform& platform, std::filesystem::path directory);
  ~PackageStore();

  // Errors: InvalidParameterValueException for what is no zip, is empty, leaves its directory or
  // unpacks to too much; ServiceException when our own disk fails.
  boost::asio::awaitable<aws::Result<std::shared_ptr<const Package>>> add(std::string zip);
  // A user's own directory, run from where it is; null when there is none.
  std::shared_ptr<const Package> add_directory(const std::string& path) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace emulator::lambda
