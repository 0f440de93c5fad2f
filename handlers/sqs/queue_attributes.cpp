#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

Attributes attributes_of(State& state, LiveQueue& live) {
  Attributes all = live.queue.settings().values();
  const QueueCounts counts = live.queue.counts(state.now());
  all["QueueArn"] = live.arn;
  all["CreatedTimestamp"] = std::to_string(live.created);
  all["LastModifiedTimestamp"] = std::to_string(live.modified);
  all["ApproximateNumberOfMessages"] = std::to_string(counts.available);
  all["ApproximateNumberOfMessagesNotVisible"] = std::to_string(counts.in_flight);
  all["ApproximateNumberOfMessagesDelayed"] = std::to_string(counts.delayed);
  return all;
}

}  // namespace

Answer get_queue_attributes(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const Attributes all = attributes_of(state, **live);
  Attributes chosen;
  for (const std::string& name : list_of(call, "AttributeNames")) {
    if (name == "All") {
      chosen = all;
    } else if (!is_queue_attribute(name)) {
      return unknown_attribute(name);
    } else if (const auto found = all.find(name); found != all.end()) {
      chosen.insert(*found);
    }
  }
  return answer([&chosen](aws::JsonWriter& writer) {
    if (chosen.empty()) return;
    aws::write_key(writer, "Attributes");
    writer.StartObject();
    for (const auto& [name, value] : chosen)
      aws::write_member(writer, name, value);
    writer.EndObject();
  });
}

Answer set_queue_attributes(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const Attributes given = texts_of(call, "Attributes");
  QueueSettings settings = (*live)->queue.settings();
  if (auto error = settings.set(given, false)) return std::move(*error);
  // A target that has gone meanwhile hinders no other change.
  if (given.contains("RedrivePolicy")) {
    if (auto error = check_dead_letter_target(state, settings, (*live)->arn)) {
      return std::move(*error);
    }
  }
  (*live)->queue.configure(std::move(settings));
  (*live)->modified = state.now().epoch_ms / 1'000;
  state.wake_waiters(**live);
  return empty_answer();
}

}  // namespace emulator::sqs
