#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/platform.hpp"

namespace emulator::lambda {

class MemoryGroup;

// The memory groups of all environments, where this machine lets us have any. One is always made
// ahead, off the loop, so that a cold start doesn't wait for it.
class MemoryGroups : public std::enable_shared_from_this<MemoryGroups> {
 public:
  // `own` is the directory of the emulator's own group; empty where there is none.
  MemoryGroups(const Platform& platform, std::filesystem::path own);
  // Those of this process on this machine.
  static std::shared_ptr<MemoryGroups> of_this_process(const Platform& platform);

  // Finds out, off the loop, whether there can be groups. Until then there are none.
  void prepare();
  // Null where there are none.
  std::unique_ptr<MemoryGroup> take(std::uint64_t limit_bytes);
  // Ends what is left in it; it is removed once all of that is gone.
  void give_back(std::unique_ptr<MemoryGroup> group);
  // There are no further ones.
  void give_up(const std::string& reason);
  // Returns when all are removed, or soon.
  static boost::asio::awaitable<void> close(std::shared_ptr<MemoryGroups> self);

 private:
  std::filesystem::path next_directory();
  void make_spare();
  void remove_what_is_empty();

  const Platform platform_;
  const std::filesystem::path own_;
  bool usable_ = false;
  bool making_spare_ = false;
  std::uint64_t made_ = 0;
  std::unique_ptr<MemoryGroup> spare_;
  std::vector<std::filesystem::path> to_remove_;
};

}  // namespace emulator::lambda
