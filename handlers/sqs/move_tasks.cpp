#include <algorithm>

#include <fmt/format.h>

#include "daemon/base64.hpp"
#include "daemon/random.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

using Status = MoveTask::Status;

constexpr std::int64_t most_per_second = 500;
constexpr std::int64_t most_results = 10;

aws::Error no_such_resource() {
  return resource_not_found(
      "The resource that you specified for the SourceArn parameter doesn't "
      "exist.");
}

bool is_active(const MoveTask& task) noexcept {
  return task.status == Status::running || task.status == Status::cancelling;
}

bool is_dead_letter_queue(State& state, const std::string& arn) {
  for (const auto& [scope, table] : state.queues) {
    for (const auto& [name, live] : table) {
      if (live->queue.settings().dead_letter_target() == arn) return true;
    }
  }
  return false;
}

}  // namespace

Answer start_message_move_task(State& state, SqsCall& call) {
  const std::string source_arn = call.text("SourceArn");
  const std::string destination_arn = call.text("DestinationArn");
  const auto source = state.find(source_arn);
  if (!source) return no_such_resource();
  const auto per_second = call.integer("MaxNumberOfMessagesPerSecond");
  if (per_second && (*per_second < 1 || *per_second > most_per_second)) {
    return invalid_value(std::to_string(*per_second), "MaxNumberOfMessagesPerSecond",
                         "Must be between 1 and 500, if provided.");
  }
  if (!is_dead_letter_queue(state, source_arn)) {
    return invalid_parameter("Source queue must be configured as a Dead Letter Queue.");
  }
  if (!destination_arn.empty()) {
    const auto destination = state.find(destination_arn);
    if (!destination) {
      return resource_not_found(
          "The resource that you specified for the DestinationArn parameter "
          "doesn't exist.");
    }
    if (destination_arn == source_arn) {
      return invalid_parameter("Source queue arn and destination queue arn can't be the same.");
    }
    if (destination->queue.settings().is_fifo() != source->queue.settings().is_fifo()) {
      return invalid_parameter("Source queue and destination queue must be of the same type.");
    }
  }
  for (const auto& [handle, task] : state.move_tasks) {
    if (task->source_arn == source_arn && is_active(*task)) {
      return named("UnsupportedOperation",
                   "There is already a task running. Only one active task is allowed for a source "
                   "queue arn at a given time.");
    }
  }
  auto task = std::make_shared<MoveTask>();
  const Now now = state.now();
  task->handle = base64_encode(fmt::format(R"({{"taskId":"{}","sourceArn":"{}"}})",
                                           state.platform.random.uuid(), source_arn));
  task->source_arn = source_arn;
  task->destination_arn = destination_arn;
  task->per_second = per_second;
  task->to_move = static_cast<std::int64_t>(source->queue.counts(now).available);
  task->started_ms = now.epoch_ms;
  state.move_tasks.emplace(task->handle, task);
  start(state.shared_from_this(), task);
  return answer(
      [&task](aws::JsonWriter& writer) { aws::write_member(writer, "TaskHandle", task->handle); });
}

Answer cancel_message_move_task(State& state, SqsCall& call) {
  const auto found = state.move_tasks.find(call.text("TaskHandle"));
  if (found == state.move_tasks.end()) {
    return resource_not_found("Task does not exist.");
  }
  MoveTask& task = *found->second;
  if (task.status != Status::running) {
    return named("UnsupportedOperation", "Only active tasks can be cancelled.");
  }
  task.status = Status::cancelling;
  return answer([&task](aws::JsonWriter& writer) {
    aws::write_key(writer, "ApproximateNumberOfMessagesMoved");
    writer.Int64(task.moved);
  });
}

Answer list_message_move_tasks(State& state, SqsCall& call) {
  const std::string source_arn = call.text("SourceArn");
  if (!state.find(source_arn)) return no_such_resource();
  const std::int64_t limit = call.integer("MaxResults").value_or(1);
  if (limit < 1 || limit > most_results) {
    return invalid_value(std::to_string(limit), "MaxResults",
                         "Must be between 1 and 10, if provided.");
  }
  std::vector<const MoveTask*> chosen;
  for (const auto& [handle, task] : state.move_tasks) {
    if (task->source_arn == source_arn) chosen.push_back(task.get());
  }
  // The latest first.
  std::sort(chosen.begin(), chosen.end(),
            [](const auto* a, const auto* b) { return a->started_ms > b->started_ms; });
  chosen.resize(std::min(chosen.size(), static_cast<std::size_t>(limit)));
  return answer([&chosen](aws::JsonWriter& writer) {
    const auto integer = [&writer](std::string_view name, std::int64_t value) {
      aws::write_key(writer, name);
      writer.Int64(value);
    };
    aws::write_key(writer, "Results");
    writer.StartArray();
    for (const MoveTask* task : chosen) {
      writer.StartObject();
      // A task that has ended can't be cancelled by its handle.
      if (is_active(*task)) aws::write_member(writer, "TaskHandle", task->handle);
      aws::write_member(writer, "Status", to_string(task->status));
      aws::write_member(writer, "SourceArn", task->source_arn);
      if (!task->destination_arn.empty()) {
        aws::write_member(writer, "DestinationArn", task->destination_arn);
      }
      if (task->per_second) integer("MaxNumberOfMessagesPerSecond", *task->per_second);
      integer("ApproximateNumberOfMessagesMoved", task->moved);
      integer("ApproximateNumberOfMessagesToMove", task->to_move);
      if (!task->failure.empty()) aws::write_member(writer, "FailureReason", task->failure);
      integer("StartedTimestamp", task->started_ms);
      writer.EndObject();
    }
    writer.EndArray();
  });
}

}  // namespace emulator::sqs
