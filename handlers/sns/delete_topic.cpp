#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

// Deleting a topic that isn't there is no error.
OperationResult delete_topic(State& state, aws::QueryCall& call) {
  const auto name = topic_name(call, "TopicArn");
  if (!name) return name.error();
  if (Store* store = state.stores.find(name->scope)) {
    const Topic* topic = store->find_topic(name->name);
    if (topic && topic->fifo && topic->fifo->archive.active()) {
      return aws::Error{400, "InvalidState",
                        "Topic has an active archive policy. Deactivate it before the topic is "
                        "deleted."};
    }
    for (const auto& subscription : store->remove_topic(name->name))
      forget(state, *subscription);
  }
  return aws::query_response(call);
}

}  // namespace emulator::sns
