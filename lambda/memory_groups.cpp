#include "lambda/memory_groups.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "lambda/memory_group.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

// What killed processes may take to leave their group at the emulator's end.
constexpr auto end_limit = std::chrono::milliseconds(200);
constexpr auto look_interval = std::chrono::milliseconds(2);

std::string text_of(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

MemoryGroups::MemoryGroups(const Platform& platform, fs::path own)
    : platform_(platform), own_(std::move(own)) {}

std::shared_ptr<MemoryGroups> MemoryGroups::of_this_process(const Platform& platform) {
  auto own = own_group_in(text_of("/proc/self/cgroup"), text_of("/proc/self/mountinfo"));
  return std::make_shared<MemoryGroups>(platform, std::move(own));
}

void MemoryGroups::prepare() {
  asio::post(platform_.workers, [weak = weak_from_this(), own = own_, loop = platform_.loop] {
    auto problem = prepare_groups(own);
    auto left = problem ? std::vector<fs::path>() : remove_abandoned_groups(own);
    asio::post(loop, [weak, problem = std::move(problem), left = std::move(left)]() mutable {
      const auto self = weak.lock();
      if (!self) return;
      if (problem) return self->give_up(*problem);
      self->usable_ = true;
      self->to_remove_ = std::move(left);
      self->make_spare();
    });
  });
}

void MemoryGroups::give_up(const std::string& reason) {
  usable_ = false;
  log::debug("Functions' memory is watched, not bounded by the kernel: {}", reason);
}

fs::path MemoryGroups::next_directory() {
  return own_ / fmt::format("lambda-{}-{}", ::getpid(), ++made_);
}

void MemoryGroups::make_spare() {
  if (!usable_ || making_spare_ || spare_) return;
  making_spare_ = true;
  asio::post(platform_.workers,
             [weak = weak_from_this(), directory = next_directory(), loop = platform_.loop] {
               asio::post(loop, [weak, made = MemoryGroup::make(directory)]() mutable {
                 const auto self = weak.lock();
                 if (!self) return;
                 self->making_spare_ = false;
                 if (self->usable_ && !self->spare_) {
                   self->spare_ = std::move(made);
                 } else {
                   self->give_back(std::move(made));
                 }
                 self->remove_what_is_empty();
               });
             });
}

std::unique_ptr<MemoryGroup> MemoryGroups::take(std::uint64_t limit_bytes) {
  if (!usable_) return nullptr;
  auto group = std::exchange(spare_, nullptr);
  if (!group) group = MemoryGroup::make(next_directory());
  make_spare();
  if (group) group->set_limit(limit_bytes);
  return group;
}

void MemoryGroups::give_back(std::unique_ptr<MemoryGroup> group) {
  if (!group) return;
  to_remove_.push_back(group->directory());
  group.reset();
  remove_what_is_empty();
}

void MemoryGroups::remove_what_is_empty() {
  std::erase_if(to_remove_, MemoryGroup::remove);
}

asio::awaitable<void> MemoryGroups::close(std::shared_ptr<MemoryGroups> self) {
  self->usable_ = false;
  self->give_back(std::exchange(self->spare_, nullptr));
  asio::steady_timer timer(self->platform_.loop);
  const auto deadline = std::chrono::steady_clock::now() + end_limit;
  while (!self->to_remove_.empty() && std::chrono::steady_clock::now() < deadline) {
    timer.expires_after(look_interval);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    self->remove_what_is_empty();
  }
  auto restore = [own = self->own_] {
    restore_groups(own);
    return true;
  };
  co_await offload(self->platform_.workers, std::move(restore));
}

}  // namespace emulator::lambda
