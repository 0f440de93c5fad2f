#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

using AttributeValues = std::vector<std::pair<std::string, std::string>>;

// The value of FifoTopic; nothing where it is not given.
std::optional<std::string> fifo_topic(const AttributeValues& values) {
  for (const auto& [attribute, value] : values) {
    if (attribute == "FifoTopic") return value;
  }
  return std::nullopt;
}

// The name says what the topic is, and FifoTopic has to say the same.
std::optional<aws::Error> name_error(std::string_view name, const AttributeValues& values) {
  const auto fifo = fifo_topic(values);
  if (fifo && *fifo != "true" && *fifo != "false")
    return of_attributes(invalid_parameter("FifoTopic"));
  if (fifo == "true" && !is_fifo_topic_name(name)) {
    return invalid_parameter(
        "Topic Name",
        "Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase "
        "ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 "
        "characters long.");
  }
  if (fifo != "true" && !is_standard_topic_name(name)) return invalid_parameter("Topic Name");
  return std::nullopt;
}

aws::Result<TopicAttributes> with(TopicAttributes attributes, const AttributeValues& values) {
  for (const auto& [name, value] : values) {
    if (name == "FifoTopic") continue;
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
  if (auto error = name_error(**name, values)) return *error;
  const std::string data_protection = call.parameters.get("DataProtectionPolicy");
  if (!data_protection.empty()) {
    if (auto error = data_protection_policy_error(data_protection)) return *error;
  }
  auto tags = read_tags(call.parameters);
  if (!tags) return tags.error();

  Store& store = state.stores[call.call.scope];
  Topic* topic = store.find_topic(**name);
  TopicAttributes defaults;
  if (fifo_topic(values) == "true") defaults.fifo.emplace();
  auto attributes = with(topic ? topic->attributes : defaults, values);
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
    topic->log_stream = state.platform.random.uuid();
    if (topic->attributes.fifo) {
      topic->fifo = std::make_shared<FifoState>();
      topic->fifo->archive.keep_for(topic->attributes.fifo->archive_retention,
                                    state.platform.clock.now());
    }
    topic->tags = std::move(*tags);
    topic->data_protection_policy = data_protection;
    // Who makes a topic soon subscribes to it, and the key takes a while to make.
    state.deliverer.signer().prepare();
  }
  return aws::query_response(call,
                             [topic](aws::XmlWriter& xml) { xml.element("TopicArn", topic->arn); });
}

}  // namespace emulator::sns
