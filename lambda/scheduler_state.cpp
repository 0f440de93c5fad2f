#include "lambda/scheduler_state.hpp"

#include <algorithm>
#include <numeric>
#include <thread>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/activity.hpp"
#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "lambda/concurrency.hpp"
#include "lambda/demand.hpp"
#include "lambda/function_version.hpp"
#include "lambda/invocation.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
// A runtime asks for the next invocation some 0.1 ms after its response. An invocation that comes
// in between waits for it rather than starting a process; a runtime that takes longer than this
// works on after its response.
constexpr auto ask_grace = std::chrono::milliseconds(5);
// A process still in Init after this rather waits than works, and no longer keeps others from
// starting.
constexpr auto start_effort = std::chrono::milliseconds(250);
// What a killed process may take to be gone.
constexpr auto end_limit = std::chrono::seconds(5);

// Of sh -c 'redis-server & exec emulator', say. Seldom any, and then /proc is not read.
std::unordered_set<pid_t> children_now() {
  std::unordered_set<pid_t> pids;
  if (!has_children()) return pids;
  for (const auto& child : find_children())
    pids.insert(child.pid);
  return pids;
}

aws::Error too_many_requests(FunctionConcurrency::Refusal refusal) {
  const bool of_function = refusal == FunctionConcurrency::Refusal::function_limit;
  return {429,
          "TooManyRequestsException",
          "Rate Exceeded.",
          {{"Reason", of_function ? "ReservedFunctionConcurrentInvocationLimitExceeded"
                                  : "ConcurrentInvocationLimitExceeded"}}};
}

}  // namespace

Scheduler::State::State(const Platform& with, std::filesystem::path below)
    : platform(with),
      directory(std::move(below)),
      reaper_(std::in_place, with.loop),
      memory_groups_(MemoryGroups::of_this_process(with)),
      interpreters(with.loop, with.workers, *reaper_, directory.parent_path() / "clients"),
      private_view_(with.config.lambda_private_view),
      start_limit_(2 * std::max(1U, std::thread::hardware_concurrency())),
      inherited_(children_now()),
      review_(with.loop, Clock::time_point::max()),
      keepalive_(with.loop, Clock::time_point::max()),
      changed_(with.loop, Clock::time_point::max()) {
  memory_groups_->prepare();
  for (const auto& text : with.config.lambda_debug) {
    debug_.push_back(parse_debug_setting(text));
    if (!debug_.back().function_name.empty()) continue;
    log::error("LAMBDA_DEBUG is FUNCTION=[ADDRESS:]PORT, not '{}'", text);
    debug_.pop_back();
  }
}

asio::awaitable<aws::Result<InvocationOutput>> Scheduler::State::invoke(
    std::shared_ptr<State> self, std::shared_ptr<const FunctionVersion> version,
    std::string invoked_arn, std::string request_id, InvocationInput input) {
  if (self->stopping) {
    co_return aws::Error{500, "ServiceException", "The emulator is shutting down."};
  }
  // Counted until the answer, however this coroutine ends.
  const FunctionConcurrency::Admission admission =
      FunctionConcurrency::admit(version->concurrency, version->version);
  if (admission.refusal) co_return too_many_requests(*admission.refusal);
  struct InFlight {
    State& state;
    explicit InFlight(State& owner) : state(owner) { ++state.in_flight_; }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;
    ~InFlight() {
      --state.in_flight_;
      if (state.stopping) state.changed_.cancel();
    }
  };
  const InFlight in_flight(*self);
  const Activity::Token token = self->platform.activity.begin();

  const auto invocation = std::make_shared<Invocation>(self->platform.loop, std::move(invoked_arn),
                                                       std::move(request_id), std::move(input));
  if (version->package && version->package->changes) {
    version = co_await reloaded(self, std::move(version));
  }
  self->hand_out(self->pool_of(version), invocation);
  if (!invocation->finished()) co_await invocation->done().async_wait(no_throw);
  co_return invocation->take_answer();
}

Pool& Scheduler::State::pool_of(const std::shared_ptr<const FunctionVersion>& version) {
  return pools_.try_emplace(version.get(), version).first->second;
}

void Scheduler::State::hand_out(Pool& pool, std::shared_ptr<Invocation> invocation) {
  if (const auto idle = pool.take_idle()) {
    idle->dispatch(std::move(invocation));
    return;
  }
  pool.waiting.push_back(std::move(invocation));
  satisfy(pool);
}

void Scheduler::State::provision(const std::shared_ptr<const FunctionVersion>& version,
                                 unsigned count) {
  if (count == 0 && pools_.find(version.get()) == pools_.end()) return;
  Pool& pool = pool_of(version);
  pool.provisioned = count;
  pool.provisioning_failed = false;
  for (const auto& surplus : pool.take_idle_provisioned_over(count))
    surplus->end(environment_ended());
  start_ahead(pool);
  forget_if_unused(*version);
}

Scheduler::Provisioned Scheduler::State::provisioned(const FunctionVersion& version) const {
  const auto found = pools_.find(&version);
  if (found == pools_.end()) return {};
  return {static_cast<unsigned>(found->second.ready_ahead()), found->second.provisioning_failed};
}

void Scheduler::State::start_ahead(Pool& pool) {
  if (pool.provisioned == 0 || pool.provisioning_failed || stopping) return;
  const std::size_t present = pool.started_ahead();
  if (present >= pool.provisioned) return;
  const auto now = Clock::now();
  const Demand demand{pool.provisioned - present, 0, starting_now(), start_limit_};
  const std::size_t count = environments_to_start(demand);
  for (std::size_t i = 0; i < count; ++i)
    start_environment(pool, now + platform.config.lambda_init_timeout, nullptr, true);
  if (count < demand.waiting) look_again_at(now + start_effort);
}

void Scheduler::State::satisfy(Pool& pool) {
  start_ahead(pool);
  if (pool.waiting.empty()) return;
  const auto now = Clock::now();
  const Demand demand{pool.waiting.size(), pool.coming(now - ask_grace), starting_now(),
                      start_limit_};
  const std::size_t count = environments_to_start(demand);
  for (std::size_t i = 0; i < count; ++i)
    start_environment(pool, now + platform.config.lambda_init_timeout);

  if (pool.about_to_ask(now - ask_grace) > 0) look_again_at(now + ask_grace);
  if (demand.waiting > demand.coming + count) look_again_at(now + start_effort);
}

void Scheduler::State::satisfy_all() {
  for (auto& [version, pool] : pools_)
    satisfy(pool);
}

void Scheduler::State::look_again_at(Clock::time_point time) {
  if (review_.expiry() <= time) return;
  review_.expires_at(time);
  review_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (error || !self) return;
    self->review_.expires_at(Clock::time_point::max());
    self->satisfy_all();
  });
}

std::size_t Scheduler::State::starting_now() const {
  const auto begin = Clock::now() - start_effort;
  return std::accumulate(pools_.begin(), pools_.end(), std::size_t{0},
                         [begin](std::size_t sum, const auto& item) {
                           return sum + item.second.starting_since(begin);
                         });
}

void Scheduler::State::start_environment(Pool& pool, Clock::time_point deadline,
                                         std::shared_ptr<Invocation> bound, bool provisioned) {
  Environment::Settings settings{
      platform,
      *reaper_,
      interpreters,
      *memory_groups_,
      *this,
      directory / ("environment-" + platform.random.lower_alphanumeric(12)),
      endpoint,
      private_view_,
      debug_setting_of(pool.version->function_name),
      logs,
      provisioned};
  const auto environment = std::make_shared<Environment>(std::move(settings), pool.version);
  pool.add(environment);
  environment->start(deadline, std::move(bound));
}

const DebugSetting* Scheduler::State::debug_setting_of(const std::string& function_name) const {
  for (const auto& setting : debug_)
    if (setting.function_name == function_name) return &setting;
  return nullptr;
}

bool Scheduler::State::is_superfluous(const Pool& pool, const Environment& environment) const {
  if (pool.retired) return true;
  if (environment.is_provisioned()) return pool.started_ahead() > pool.provisioned;
  return platform.config.lambda_keepalive.count() == 0;
}

void Scheduler::State::on_ready(Environment& environment) {
  Pool& pool = pools_.at(environment.version().get());
  if (!pool.waiting.empty()) {
    const auto invocation = std::move(pool.waiting.front());
    pool.waiting.pop_front();
    environment.dispatch(invocation);
  } else if (is_superfluous(pool, environment)) {
    environment.end(environment_ended());
  } else {
    pool.put_idle(environment);
    if (!environment.is_provisioned()) {
      retire_old_at(environment.since() + platform.config.lambda_keepalive);
    }
  }
  // Others may have waited for this one's start to be over.
  if (review_.expiry() != Clock::time_point::max()) satisfy_all();
}

void Scheduler::State::on_init_failed(Environment& environment, const Failure& failure) {
  Pool& pool = pools_.at(environment.version().get());
  if (environment.is_provisioned()) pool.provisioning_failed = true;
  if (pool.waiting.empty()) return;
  const auto invocation = std::move(pool.waiting.front());
  pool.waiting.pop_front();
  if (failure.worth_retrying) {
    // As on Lambda: after a failed Init the invocation runs it once more, within its own time.
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-invoke-with-errors
    start_environment(pool, Clock::now() + pool.version->timeout, invocation);
  } else {
    Environment::fail(platform, *pool.version, *invocation, failure);
  }
  satisfy(pool);
}

void Scheduler::State::on_ended(Environment& environment) {
  const auto& version = environment.version();
  Pool& pool = pools_.at(version.get());
  pool.remove(environment);
  satisfy(pool);
  forget_if_unused(*version);
  changed_.cancel();
  sweep_soon();
}

void Scheduler::State::forget_if_unused(const FunctionVersion& version) {
  const auto found = pools_.find(&version);
  if (found != pools_.end() && found->second.unused()) pools_.erase(found);
}

void Scheduler::State::retire(const FunctionVersion& version) {
  retire_pool(version);
  const auto copy = reloaded_.extract(&version);
  if (!copy.empty()) retire_pool(*copy.mapped().current);
}

void Scheduler::State::retire_pool(const FunctionVersion& version) {
  const auto found = pools_.find(&version);
  if (found == pools_.end()) return;
  Pool& pool = found->second;
  pool.retired = true;
  pool.provisioned = 0;
  for (const auto& environment : pool.take_all_idle())
    environment->end(environment_ended());
  forget_if_unused(version);
}

void Scheduler::State::retire_old_at(Clock::time_point time) {
  if (keepalive_.expiry() <= time) return;
  keepalive_.expires_at(time);
  keepalive_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (!error && self) self->retire_old();
  });
}

void Scheduler::State::retire_old() {
  keepalive_.expires_at(Clock::time_point::max());
  const auto keepalive = platform.config.lambda_keepalive;
  const auto limit = Clock::now() - keepalive;
  auto next = Clock::time_point::max();
  for (auto& [version, pool] : pools_) {
    for (const auto& environment : pool.take_old(limit))
      environment->end(environment_ended());
    next = std::min(next, pool.oldest_idle());
  }
  if (next != Clock::time_point::max()) retire_old_at(next + keepalive);
}

bool Scheduler::State::any_ending() const {
  return std::ranges::any_of(pools_, [](const auto& item) {
    return std::ranges::any_of(item.second.environments(), [](const auto& environment) {
      return environment->state() == RuntimeState::stopping;
    });
  });
}

asio::awaitable<void> Scheduler::State::end_all() {
  const auto self = shared_from_this();
  const Failure reason = environment_ended();
  reloaded_.clear();
  for (auto& [version, pool] : pools_) {
    pool.retired = true;
    pool.provisioned = 0;
    for (const auto& invocation : std::exchange(pool.waiting, {}))
      Environment::fail(platform, *pool.version, *invocation, reason);
    for (const auto& environment : pool.environments())
      environment->end(reason);
  }
  const auto deadline = Clock::now() + end_limit;
  while (any_ending() && Clock::now() < deadline) {
    changed_.expires_at(deadline);
    co_await changed_.async_wait(no_throw);
  }
  if (any_ending()) log::error("Some function processes could not be ended");
  std::erase_if(pools_, [](const auto& item) { return item.second.unused(); });
  co_await sweep(self);
}

asio::awaitable<void> Scheduler::State::drain(Clock::time_point deadline) {
  while (in_flight_ > 0 && Clock::now() < deadline) {
    changed_.expires_at(deadline);
    co_await changed_.async_wait(no_throw);
  }
}

void Scheduler::State::close() {
  stopping = true;
  interpreters.close();
  reaper_.reset();
  review_.cancel();
  keepalive_.cancel();
  changed_.cancel();
}

}  // namespace emulator::lambda
