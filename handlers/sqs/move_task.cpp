#include "handlers/sqs/move_task.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "handlers/sqs/state.hpp"

namespace emulator::sqs {

namespace asio = boost::asio;

namespace {

using Status = MoveTask::Status;

// How many are moved before others get the loop.
constexpr std::int64_t slice = 500;

// Where a message goes; null when that queue is gone.
std::shared_ptr<LiveQueue> destination_of(State& state, const MoveTask& task,
                                          const Transfer& transfer) {
  const std::string& own = transfer.dead_letter_source;
  return state.find(task.destination_arn.empty() ? own : task.destination_arn);
}

// Moves one; false when the task is at its end.
bool move_one(State& state, MoveTask& task) {
  const auto source = state.find(task.source_arn);
  if (!source) {
    task.status = Status::failed;
    task.failure = "AWS.SimpleQueueService.NonExistentQueue";
    return false;
  }
  const Now now = state.now();
  auto transfer = source->queue.extract(now);
  if (!transfer) {
    task.status = Status::completed;
    return false;
  }
  const auto destination = destination_of(state, task, *transfer);
  if (!destination) {
    task.status = Status::failed;
    task.failure = transfer->dead_letter_source.empty() && task.destination_arn.empty()
                       ? "CouldNotDetermineMessageSource"
                       : "AWS.SimpleQueueService.NonExistentQueue";
    source->queue.accept(std::move(*transfer), now);
    return false;
  }
  // It begins there as if it had just been sent.
  auto renewed = std::make_shared<Message>(*transfer->message);
  renewed->sent_ms = now.epoch_ms;
  destination->queue.accept({std::move(renewed), 0, 0, {}}, now);
  state.wake_waiters(*destination);
  ++task.moved;
  if (task.moved < task.to_move) return true;
  task.status = Status::completed;
  return false;
}

asio::awaitable<void> run(std::shared_ptr<State> state, std::shared_ptr<MoveTask> task) {
  asio::steady_timer timer(state->platform.loop);
  while (task->status == Status::running && !state->stopped) {
    const std::int64_t most = task->per_second.value_or(slice);
    for (std::int64_t i = 0; i < most && move_one(*state, *task); ++i) {
    }
    if (task->status != Status::running) break;
    timer.expires_after(std::chrono::seconds(task->per_second ? 1 : 0));
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  if (task->status == Status::cancelling) task->status = Status::cancelled;
}

}  // namespace

std::string_view to_string(Status status) noexcept {
  switch (status) {
    case Status::running:
      return "RUNNING";
    case Status::completed:
      return "COMPLETED";
    case Status::cancelling:
      return "CANCELLING";
    case Status::cancelled:
      return "CANCELLED";
    case Status::failed:
      return "FAILED";
  }
  return "";
}

void start(const std::shared_ptr<State>& state, const std::shared_ptr<MoveTask>& task) {
  asio::co_spawn(state->platform.loop, run(state, task), asio::detached);
}

}  // namespace emulator::sqs
