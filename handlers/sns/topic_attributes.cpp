#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

OperationResult get_topic_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  const auto attributes = describe(found->topic);
  return aws::query_response(
      call, [&attributes](aws::XmlWriter& xml) { write_attributes(xml, attributes); });
}

OperationResult set_topic_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  const auto name = required(call, "AttributeName");
  if (!name) return name.error();
  Topic& topic = found->topic;
  auto set = set_topic_attribute(topic.attributes, **name, call.parameters.get("AttributeValue"));
  if (!set) return set.error();
  if (topic.fifo) {
    topic.fifo->archive.keep_for(topic.attributes.fifo->archive_retention,
                                 state.platform.clock.now());
  }
  return aws::query_response(call);
}

}  // namespace emulator::sns
