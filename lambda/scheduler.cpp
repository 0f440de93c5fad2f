#include "lambda/scheduler.hpp"

#include <utility>

#include "lambda/scheduler_state.hpp"

namespace emulator::lambda {

Scheduler::Scheduler(const Platform& platform, std::filesystem::path directory)
    : state_(std::make_shared<State>(platform, std::move(directory))) {}

Scheduler::~Scheduler() {
  state_->close();
}

void Scheduler::set_endpoint(std::string url) {
  state_->endpoint = std::move(url);
}

void Scheduler::set_logs(LogDestination& logs) {
  state_->logs = &logs;
}

Interpreters& Scheduler::interpreters() {
  return state_->interpreters;
}

boost::asio::awaitable<aws::Result<InvocationOutput>> Scheduler::invoke(
    std::shared_ptr<const FunctionVersion> version, std::string invoked_arn, std::string request_id,
    InvocationInput input) {
  return State::invoke(state_, std::move(version), std::move(invoked_arn), std::move(request_id),
                       std::move(input));
}

void Scheduler::provision(const std::shared_ptr<const FunctionVersion>& version, unsigned count) {
  state_->provision(version, count);
}

Scheduler::Provisioned Scheduler::provisioned(const FunctionVersion& version) const {
  return state_->provisioned(version);
}

void Scheduler::retire(const std::shared_ptr<const FunctionVersion>& version) {
  state_->retire(*version);
}

boost::asio::awaitable<void> Scheduler::reset() {
  const auto state = state_;
  co_await state->end_all();
}

boost::asio::awaitable<void> Scheduler::stop(std::chrono::steady_clock::time_point deadline) {
  const auto state = state_;
  state->stopping = true;
  co_await state->drain(deadline);
  co_await state->end_all();
  co_await state->close_groups();
  state->close();
}

}  // namespace emulator::lambda
