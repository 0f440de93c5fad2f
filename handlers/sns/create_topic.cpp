#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

using AttributeValues = std::vector<std::pair<std::string, std::string>>;

bool wants_fifo(std::string_view name, const AttributeValues& values) {
  if (name.ends_with(".fifo")) return true;
  for (const auto& [attribute, value] : values) {
    if (attribute == "FifoTopic" && value == "true") return true;
  }
  return false;
}

aws::Result<TopicAttributes> with(TopicAttributes attributes, const AttributeValues& values) {
  for (const auto& [name, value] : values) {
    auto set = set_topic_attribute(attributes, name, value);
    if (!set) return of_attributes(set.error());
  }
  return attributes;
}

}  // namespace

// Creating a topic again is no error, unless it is asked to be different.
OperationResult create_topic(State& state, aws::QueryCall& call) {
  const auto name = required(call, "Name");
  if (!name) return name.error();
  const AttributeValues values = call.parameters.map("Attributes.entry");
  if (wants_fifo(**name, values)) return not_implemented_here("FIFO topics are");
  if (!is_standard_topic_name(**name)) return invalid_parameter("Topic Name");
  const std::string data_protection = call.parameters.get("DataProtectionPolicy");
  if (!data_protection.empty()) {
    if (auto error = data_protection_policy_error(data_protection)) return *error;
  }
  auto tags = read_tags(call.parameters);
  if (!tags) return tags.error();

  Store& store = state.stores[call.call.scope];
  Topic* topic = store.find_topic(**name);
  auto attributes = with(topic ? topic->attributes : TopicAttributes(), values);
  if (!attributes) return attributes.error();
  if (topic != nullptr) {
    if (*attributes != topic->attributes) {
      return invalid_parameter("Attributes", "Topic already exists with different attributes");
    }
    if (!tags->empty() && *tags != topic->tags) {
      return invalid_parameter("Tags", "Topic already exists with different tags");
    }
  } else {
    if (auto error = tag_error({}, *tags)) return *error;
    topic = &store.add_topic({call.call.scope, **name});
    topic->attributes = std::move(*attributes);
    topic->tags = std::move(*tags);
    topic->data_protection_policy = data_protection;
    // Who makes a topic soon subscribes to it, and the key takes a while to make.
    state.deliverer.signer().prepare();
  }
  return aws::query_response(call,
                             [topic](aws::XmlWriter& xml) { xml.element("TopicArn", topic->arn); });
}

}  // namespace emulator::sns
