#include "handlers/sqs/batch.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

constexpr std::int64_t longest_visibility = 43'200;

aws::Result<void> change(State& state, LiveQueue& live, const aws::Json& input) {
  const std::int64_t seconds = integer_of(input, "VisibilityTimeout").value_or(0);
  if (seconds < 0 || seconds > longest_visibility) {
    return invalid_value(std::to_string(seconds), "VisibilityTimeout",
                         "Must be between 0 and 43200, if provided.");
  }
  return live.queue.change_visibility(text_of(input, "ReceiptHandle"),
                                      std::chrono::seconds(seconds), state.now());
}

aws::Result<void> remove(State& state, LiveQueue& live, const aws::Json& input) {
  return live.queue.remove(text_of(input, "ReceiptHandle"), state.now());
}

using Action = aws::Result<void> (*)(State& state, LiveQueue& live, const aws::Json& input);

Answer one(State& state, SqsCall& call, Action action) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const auto done = action(state, **live, call.input);
  // A group of a FIFO queue may have its turn again.
  state.wake_waiters(**live);
  if (!done) return done.error();
  return empty_answer();
}

Answer each(State& state, SqsCall& call, Action action) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  if (auto error = check_batch(call)) return std::move(*error);
  BatchAnswer batch;
  for (const aws::Json& entry : aws::member(call.input, "Entries")->GetArray()) {
    const std::string id = text_of(entry, "Id");
    const auto done = action(state, **live, entry);
    if (done) {
      batch.succeeded(id, [](aws::JsonWriter&) {});
    } else {
      batch.failed(id, done.error());
    }
  }
  state.wake_waiters(**live);
  return batch.response();
}

}  // namespace

Answer delete_message(State& state, SqsCall& call) {
  return one(state, call, remove);
}

Answer delete_message_batch(State& state, SqsCall& call) {
  return each(state, call, remove);
}

Answer change_message_visibility(State& state, SqsCall& call) {
  return one(state, call, change);
}

Answer change_message_visibility_batch(State& state, SqsCall& call) {
  return each(state, call, change);
}

}  // namespace emulator::sqs
