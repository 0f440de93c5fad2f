#include "handlers/lambda/event_queue.hpp"

#include <cstddef>
#include <exception>
#include <set>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/activity.hpp"
#include "daemon/log.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

struct EventQueue::Core : std::enable_shared_from_this<EventQueue::Core> {
  Core(const Platform& p, Invoke i, Limits l, Finished f)
      : platform(p),
        invoke(std::move(i)),
        limits(std::move(l)),
        finished(std::move(f)),
        empty(p.loop) {}

  Platform platform;
  Invoke invoke;
  Limits limits;
  Finished finished;
  bool retrying = true;
  bool accepting = true;
  std::size_t count = 0;
  std::set<asio::steady_timer*> pauses;
  asio::steady_timer empty;  // cancelled when count comes to 0

  // Keeps the count, whichever way the event ends.
  struct Entry {
    explicit Entry(std::shared_ptr<Core> c)
        : core(std::move(c)), token(core->platform.activity.begin()) {
      ++core->count;
    }
    Entry(Entry&&) = default;
    ~Entry() {
      if (core && --core->count == 0) core->empty.cancel();
    }
    std::shared_ptr<Core> core;
    Activity::Token token;
  };

  static asio::awaitable<void> run(Entry entry, Event event);
  asio::awaitable<bool> pause(std::chrono::milliseconds duration);
};

namespace {

using Outcome = EventRetry::Outcome;

Outcome outcome_of(const aws::Result<InvocationOutput>& result) {
  if (!result) {
    return result.error().code == "TooManyRequestsException" ? Outcome::throttled
                                                             : Outcome::refused;
  }
  const bool failed = result->function_error != InvocationOutput::FunctionError::none;
  return failed ? Outcome::function_error : Outcome::succeeded;
}

// `dropped`: it would have been tried again, but the emulator stops.
EventOutcome::Condition condition_of(Outcome outcome, const EventRetry& retry, bool dropped,
                                     const EventRetry::Limits& limits) {
  using Condition = EventOutcome::Condition;
  if (outcome == Outcome::succeeded) return Condition::success;
  if (outcome == Outcome::refused || dropped) return Condition::refused;
  if (outcome == Outcome::throttled && limits.no_concurrency) {
    return Condition::zero_reserved_concurrency;
  }
  return retry.too_old() ? Condition::event_age_exceeded : Condition::retries_exhausted;
}

std::string reason_of(const aws::Result<InvocationOutput>& result) {
  constexpr std::size_t shown = 512;
  if (result) return result->payload.substr(0, shown);
  return result.error().code + ": " + result.error().message;
}

}  // namespace

asio::awaitable<bool> EventQueue::Core::pause(std::chrono::milliseconds duration) {
  if (!retrying) co_return false;
  asio::steady_timer timer(platform.loop, duration);
  pauses.insert(&timer);
  co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  pauses.erase(&timer);
  co_return retrying;
}

asio::awaitable<void> EventQueue::Core::run(Entry entry, Event event) {
  Core* const core = entry.core.get();
  EventRetry retry(core->platform.config.lambda_retry_base);
  const auto accepted = core->platform.clock.steady_now();
  while (true) {
    InvocationInput input = event.input;
    FunctionTarget target = event.target;
    std::string request_id = event.request_id;
    const aws::Result<InvocationOutput> result =
        co_await core->invoke(std::move(target), std::move(request_id), std::move(input));
    // What ended because the emulator stops is no failure of the function.
    const bool stopped = !core->retrying && result && result->error_type == "Sandbox.Failure";
    const Outcome outcome = stopped ? Outcome::refused : outcome_of(result);
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(
        core->platform.clock.steady_now() - accepted);
    const auto limits = core->limits ? core->limits(event.target) : EventRetry::Limits{};
    const auto again = retry.after(outcome, age, limits);
    if (again) {
      log::info("lambda {}: event {} failed at attempt {}; next attempt in {} ms",
                event.target.name, event.request_id, retry.attempts(), again->count());
      const bool go_on = co_await core->pause(*again);
      if (go_on) continue;
    }
    if (outcome != Outcome::succeeded) {
      log::warning("lambda {}: event {} discarded after {} attempt{}: {}", event.target.name,
                   event.request_id, retry.attempts(), retry.attempts() == 1 ? "" : "s",
                   reason_of(result));
    }
    if (core->finished) {
      EventOutcome ended{condition_of(outcome, retry, again.has_value(), limits), retry.attempts(),
                         result};
      core->finished(event, ended);
    }
    break;
  }
}

EventQueue::EventQueue(const Platform& platform, Invoke invoke, Limits limits, Finished finished)
    : core_(std::make_shared<Core>(platform, std::move(invoke), std::move(limits),
                                   std::move(finished))) {}

EventQueue::~EventQueue() = default;

void EventQueue::push(Event event) {
  if (!core_->accepting) {
    log::warning("lambda {}: event {} discarded: the emulator is stopping", event.target.name,
                 event.request_id);
    return;
  }
  Core::Entry entry(core_);
  const asio::any_io_executor loop = core_->platform.loop;
  asio::co_spawn(loop, Core::run(std::move(entry), std::move(event)),
                 [](const std::exception_ptr& failure) {
                   if (failure) std::rethrow_exception(failure);  // a bug, and main's to report
                 });
}

void EventQueue::stop_retrying() {
  core_->retrying = false;
  for (asio::steady_timer* timer : core_->pauses)
    timer->cancel();
}

void EventQueue::cancel() {
  core_->accepting = false;
  stop_retrying();
}

asio::awaitable<bool> EventQueue::wait_until_empty(std::chrono::steady_clock::time_point deadline) {
  const std::shared_ptr<Core> core = core_;
  if (core->count != 0) {
    core->empty.expires_at(deadline);
    co_await core->empty.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  co_return core->count == 0;
}

void EventQueue::resume() {
  core_->retrying = true;
  core_->accepting = true;
}

}  // namespace emulator::lambda
