#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include <sys/types.h>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

struct UnzipOptions {
  // AWS's quota for a deployment package, layers included. Counted while inflating, whatever the
  // archive says of itself.
  std::uint64_t size_limit = 262'144'000;
  // For entries that carry no Unix mode, as tools on Windows write them. Lambda leaves such files
  // not executable ("fork/exec /var/task/bootstrap: permission denied").
  mode_t file_mode = 0644;
  mode_t directory_mode = 0755;
};

// Unpacks a zip into an existing, empty directory. What was written stays there on an error; the
// caller discards the directory. Blocks: run it off the loop.
aws::Result<void> unzip(std::string_view zip, const std::filesystem::path& directory,
                        const UnzipOptions& options);

}  // namespace emulator::lambda
