// What functions leave running behind. Killing the process group ends almost everything; what left
// it (setsid, a daemon's double fork) falls to us as the nearest subreaper and is found here.

#include <unordered_set>
#include <utility>

#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "lambda/scheduler_state.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

// Each round ends one generation of a tree of processes.
constexpr int most_rounds = 100;
constexpr auto end_limit = std::chrono::seconds(1);

using Endpoints = std::unordered_set<std::string_view>;

// Whether a process is let be: it belongs to an environment that is alive, or to no function at
// all.
bool is_let_be(const ChildProcess& child, const Endpoints& alive,
               const std::unordered_set<pid_t>& inherited) {
  if (inherited.contains(child.pid)) return true;
  if (!child.runtime_api.empty()) return alive.contains(child.runtime_api);
  // It hides where it comes from. Where we are process 1 it may be anybody's orphan.
  return !alive.empty() || ::getpid() == 1;
}

}  // namespace

void Scheduler::State::sweep_soon() {
  if (!reaper_) return;
  if (sweeping_) {
    sweep_again_ = true;
    return;
  }
  asio::co_spawn(platform.loop, sweep(shared_from_this()), asio::detached);
}

asio::awaitable<void> Scheduler::State::sweep(std::shared_ptr<State> state) {
  state->sweeping_ = true;
  for (int round = 0; round < most_rounds; ++round) {
    state->sweep_again_ = false;
    const auto children = co_await offload(state->platform.workers, find_children);
    if (!state->reaper_) break;
    const bool killed = state->kill_strays(children);
    if (killed) co_await state->reaper_->wait_for_orphan(Clock::now() + end_limit);
    if (!state->reaper_ || (!killed && !state->sweep_again_)) break;
  }
  state->sweeping_ = false;
}

bool Scheduler::State::kill_strays(const std::vector<ChildProcess>& children) {
  Endpoints alive;
  for (const auto& [version, pool] : pools_) {
    for (const auto& environment : pool.environments())
      alive.insert(environment->runtime_api());
  }
  bool killed = false;
  for (const auto& child : children) {
    if (is_let_be(child, alive, inherited_) || !reaper_->kill_orphan(child.pid)) continue;
    log::warning("Ended process {}, which a function had left running", child.pid);
    killed = true;
  }
  return killed;
}

}  // namespace emulator::lambda
