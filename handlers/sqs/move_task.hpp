#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace emulator::sqs {

struct LiveQueue;
struct State;

// Takes messages from a dead-letter queue back to where they came from, or elsewhere.
struct MoveTask {
  enum class Status { running, completed, cancelling, cancelled, failed };

  std::string handle;
  std::string source_arn;
  std::string destination_arn;  // empty: to each message's own queue
  std::optional<std::int64_t> per_second;
  Status status = Status::running;
  std::int64_t moved = 0;
  std::int64_t to_move = 0;
  std::int64_t started_ms = 0;
  std::string failure;
};

std::string_view to_string(MoveTask::Status status) noexcept;

// Runs the task on the loop until nothing is left of what was there at its start.
void start(const std::shared_ptr<State>& state, const std::shared_ptr<MoveTask>& task);

}  // namespace emulator::sqs
