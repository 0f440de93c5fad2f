#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/platform.hpp"
#include "lambda/child_processes.hpp"
#include "lambda/environment.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/memory_groups.hpp"
#include "lambda/pool.hpp"
#include "lambda/reaper.hpp"
#include "lambda/scheduler.hpp"

namespace emulator::lambda {

// All that the scheduler knows, alive for as long as an invocation or a process needs it.
struct Scheduler::State final : Environment::Owner, std::enable_shared_from_this<State> {
  using Clock = std::chrono::steady_clock;

  State(const Platform& with, std::filesystem::path below);

  static boost::asio::awaitable<aws::Result<InvocationOutput>> invoke(
      std::shared_ptr<State> self, std::shared_ptr<const FunctionVersion> version,
      std::string invoked_arn, std::string request_id, InvocationInput input);
  void provision(const std::shared_ptr<const FunctionVersion>& version, unsigned count);
  Scheduler::Provisioned provisioned(const FunctionVersion& version) const;
  void retire(const FunctionVersion& version);
  // Ends every environment and fails what waits; returns once no process is left.
  boost::asio::awaitable<void> end_all();
  boost::asio::awaitable<void> drain(Clock::time_point deadline);
  boost::asio::awaitable<void> close_groups() { return MemoryGroups::close(memory_groups_); }
  void close();

  void on_ready(Environment& environment) override;
  void on_init_failed(Environment& environment, const Failure& failure) override;
  void on_ended(Environment& environment) override;

  const Platform& platform;
  const std::filesystem::path directory;
  std::string endpoint;
  LogDestination* logs = nullptr;
  bool stopping = false;

 private:
  void retire_pool(const FunctionVersion& version);
  static boost::asio::awaitable<std::shared_ptr<const FunctionVersion>> reloaded(
      std::shared_ptr<State> state, std::shared_ptr<const FunctionVersion> version);
  Pool& pool_of(const std::shared_ptr<const FunctionVersion>& version);
  void hand_out(Pool& pool, std::shared_ptr<Invocation> invocation);
  // Whether an environment that nothing waits for is to end.
  bool is_superfluous(const Pool& pool, const Environment& environment) const;
  // Starts what waiting invocations need and the machine bears now; looks again later for the rest.
  void satisfy(Pool& pool);
  void satisfy_all();
  // Starts what is missing of a version's provisioned environments.
  void start_ahead(Pool& pool);
  void look_again_at(Clock::time_point time);
  std::size_t starting_now() const;
  void start_environment(Pool& pool, Clock::time_point deadline,
                         std::shared_ptr<Invocation> bound = nullptr, bool provisioned = false);
  const DebugSetting* debug_setting_of(const std::string& function_name) const;
  // Drops the pool when nothing is in it any more.
  void forget_if_unused(const FunctionVersion& version);
  bool any_ending() const;

  void retire_old_at(Clock::time_point time);
  void retire_old();

  // Ends what functions left running behind: processes whose environment is gone.
  void sweep_soon();
  static boost::asio::awaitable<void> sweep(std::shared_ptr<State> state);
  bool kill_strays(const std::vector<ChildProcess>& children);

  std::optional<Reaper> reaper_;
  const std::shared_ptr<MemoryGroups> memory_groups_;

 public:
  Interpreters interpreters;

 private:
  std::unordered_map<const FunctionVersion*, Pool> pools_;
  // Of versions whose package is a user's own directory: the snapshot of what is in it now.
  struct Reloaded {
    std::shared_ptr<const FunctionVersion> original;  // which nobody else may have any more
    std::shared_ptr<const FunctionVersion> current;
    std::uint64_t fingerprint = 0;
  };
  std::unordered_map<const FunctionVersion*, Reloaded> reloaded_;
  std::size_t in_flight_ = 0;
  bool private_view_;  // until the machine turns out to forbid it
  std::vector<DebugSetting> debug_;
  const std::size_t start_limit_;
  const std::unordered_set<pid_t> inherited_;  // children from before us, no functions
  boost::asio::steady_timer review_;           // satisfy_all() at its expiry
  boost::asio::steady_timer keepalive_;        // retire_old() at its expiry
  boost::asio::steady_timer changed_;  // cancelled when an invocation or an environment ends
  bool sweeping_ = false;
  bool sweep_again_ = false;
};

}  // namespace emulator::lambda
