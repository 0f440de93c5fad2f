#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace emulator::lambda {

class Environment;
class Invocation;
struct FunctionVersion;

// The environments of one function version, and the invocations that wait for one.
class Pool {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Pool(std::shared_ptr<const FunctionVersion> function_version)
      : version(std::move(function_version)) {}

  void add(std::shared_ptr<Environment> environment);
  void remove(const Environment& environment);
  bool unused() const noexcept {
    return environments_.empty() && waiting.empty() && provisioned == 0;
  }

  // Most recently used first, so that the others grow old and are retired.
  void put_idle(Environment& environment);
  std::shared_ptr<Environment> take_idle();
  std::vector<std::shared_ptr<Environment>> take_all_idle();
  // The idle ones that became ready before `limit`, oldest first. Provisioned ones don't grow old.
  std::vector<std::shared_ptr<Environment>> take_old(Clock::time_point limit);
  // When the oldest idle one became ready, provisioned ones aside; max for none.
  Clock::time_point oldest_idle() const;

  // Provisioned environments that are there or starting, and those of them that are past Init.
  std::size_t started_ahead() const;
  std::size_t ready_ahead() const;
  // Idle ones, as many as there are more than `count`.
  std::vector<std::shared_ptr<Environment>> take_idle_provisioned_over(std::size_t count);

  // Environments that will take a waiting invocation soon: those in Init, and those that answered
  // after `grace_begin` and are about to ask for the next.
  std::size_t coming(Clock::time_point grace_begin) const;
  std::size_t about_to_ask(Clock::time_point grace_begin) const;
  // Those that began their Init after `begin`.
  std::size_t starting_since(Clock::time_point begin) const;

  std::vector<std::shared_ptr<Environment>> environments() const;

  const std::shared_ptr<const FunctionVersion> version;
  std::deque<std::shared_ptr<Invocation>> waiting;
  bool retired = false;
  unsigned provisioned = 0;          // environments to have started ahead
  bool provisioning_failed = false;  // one of them failed in Init

 private:
  template <class Predicate>
  std::vector<std::shared_ptr<Environment>> take_idle_if(Predicate taken);

  std::unordered_map<const Environment*, std::shared_ptr<Environment>> environments_;
  std::vector<std::shared_ptr<Environment>> idle_;  // the most recently used last
};

}  // namespace emulator::lambda
