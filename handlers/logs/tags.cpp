#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

aws::Result<std::shared_ptr<LogGroup>> tagged_group(LogsState& state, aws::JsonCall& call,
                                                    bool by_arn) {
  if (!by_arn) return named_group(state, call);
  const std::string_view arn = aws::string_of(*aws::member(aws::body_of(call), "resourceArn"));
  if (!arn.starts_with("arn:")) return invalid_parameter("The resource ARN is not valid.");
  return group_of(state, call.call.scope, group_of_identifier(arn));
}

Answer list_tags(LogsState& state, aws::JsonCall& call, bool by_arn) {
  const auto group = tagged_group(state, call, by_arn);
  if (!group) return group.error();
  return answer([&](aws::JsonWriter& writer) {
    aws::write_key(writer, "tags");
    writer.StartObject();
    for (const auto& [key, value] : (*group)->tags)
      aws::write_member(writer, key, value);
    writer.EndObject();
  });
}

Answer tag(LogsState& state, aws::JsonCall& call, bool by_arn) {
  const aws::Tags tags = aws::JsonInput(aws::body_of(call)).text_map("tags").value();
  const auto group = tagged_group(state, call, by_arn);
  if (!group) return group.error();
  if (aws::merged_tag_count((*group)->tags, tags) > aws::max_tags) {
    return aws::Error{400, "TooManyTagsException", "A resource can have no more than 50 tags."};
  }
  for (const auto& [key, value] : tags)
    (*group)->tags.insert_or_assign(key, value);
  return empty_answer();
}

Answer untag(LogsState& state, aws::JsonCall& call, bool by_arn) {
  const auto keys =
      aws::JsonInput(aws::body_of(call)).text_list(by_arn ? "tagKeys" : "tags").value();
  const auto group = tagged_group(state, call, by_arn);
  if (!group) return group.error();
  for (const auto& key : keys)
    (*group)->tags.erase(key);
  return empty_answer();
}

}  // namespace

Answer list_tags_for_resource(LogsState& state, aws::JsonCall& call) {
  return list_tags(state, call, true);
}

Answer list_tags_log_group(LogsState& state, aws::JsonCall& call) {
  return list_tags(state, call, false);
}

Answer tag_log_group(LogsState& state, aws::JsonCall& call) {
  return tag(state, call, false);
}

Answer tag_resource(LogsState& state, aws::JsonCall& call) {
  return tag(state, call, true);
}

Answer untag_log_group(LogsState& state, aws::JsonCall& call) {
  return untag(state, call, false);
}

Answer untag_resource(LogsState& state, aws::JsonCall& call) {
  return untag(state, call, true);
}

}  // namespace emulator::logs
