#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/parameters.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

// Tags have an error of their own for a topic that isn't there.
aws::Result<FoundTopic> find_resource(State& state, const aws::QueryCall& call) {
  auto found = find_topic(state, call, "ResourceArn");
  if (!found && found.error().code == "NotFound") return resource_does_not_exist();
  return found;
}

void write_nothing(aws::XmlWriter&) {}

}  // namespace

OperationResult tag_resource(State& state, aws::QueryCall& call) {
  const auto found = find_resource(state, call);
  if (!found) return found.error();
  auto tags = read_tags(call.parameters);
  if (!tags) return tags.error();
  if (tags->empty()) return missing_parameter("Tags");
  if (auto error = tag_error(found->topic.tags, *tags)) return *error;
  for (auto& [key, value] : *tags)
    found->topic.tags[key] = std::move(value);
  return aws::query_response(call, write_nothing);
}

OperationResult untag_resource(State& state, aws::QueryCall& call) {
  const auto found = find_resource(state, call);
  if (!found) return found.error();
  for (const std::string& key : call.parameters.list("TagKeys.member")) {
    found->topic.tags.erase(key);
  }
  return aws::query_response(call, write_nothing);
}

OperationResult list_tags_for_resource(State& state, aws::QueryCall& call) {
  const auto found = find_resource(state, call);
  if (!found) return found.error();
  return aws::query_response(call, [&found](aws::XmlWriter& xml) {
    xml.open("Tags");
    for (const auto& [key, value] : found->topic.tags) {
      xml.open("member");
      xml.element("Key", key);
      xml.element("Value", value);
      xml.close();
    }
    xml.close();
  });
}

}  // namespace emulator::sns
