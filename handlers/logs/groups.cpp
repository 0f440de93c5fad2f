#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "handlers/logs/operations.hpp"

namespace emulator::logs {

namespace {

constexpr std::int64_t retention_periods[] = {1,    3,    5,    7,    14,   30,  60,  90,
                                              120,  150,  180,  365,  400,  545, 731, 1096,
                                              1827, 2192, 2557, 2922, 3288, 3653};

void write_group(aws::JsonWriter& writer, const aws::Scope& scope, const LogGroup& group) {
  writer.StartObject();
  aws::write_member(writer, "logGroupName", group.name);
  write_integer(writer, "creationTime", group.created);
  if (group.retention_days) write_integer(writer, "retentionInDays", *group.retention_days);
  write_integer(writer, "metricFilterCount", 0);
  const std::string arn = group_arn(scope, group.name);
  aws::write_member(writer, "arn", arn + ":*");
  write_integer(writer, "storedBytes", static_cast<std::int64_t>(group.stored_bytes));
  aws::write_member(writer, "logGroupClass", "STANDARD");
  aws::write_member(writer, "logGroupArn", arn);
  writer.EndObject();
}

}  // namespace

Answer create_log_group(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string name = input.text("logGroupName").value();
  LogGroups& groups = state.groups[call.call.scope];
  if (groups.contains(name)) {
    return aws::Error{400, "ResourceAlreadyExistsException",
                      "The specified log group already exists"};
  }
  auto group = std::make_shared<LogGroup>();
  group->name = name;
  group->created = state.now();
  group->tags = input.text_map("tags").value_or(aws::Tags());
  groups.emplace(name, std::move(group));
  return empty_answer();
}

Answer delete_log_group(LogsState& state, aws::JsonCall& call) {
  const auto group = named_group(state, call);
  if (!group) return group.error();
  state.groups[call.call.scope].erase((*group)->name);
  return empty_answer();
}

Answer describe_log_groups(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const std::string prefix = input.text("logGroupNamePrefix").value_or("");
  const std::string pattern = input.text("logGroupNamePattern").value_or("");
  const auto token = input.text("nextToken");
  const auto limit = input.integer("limit");
  if (!prefix.empty() && !pattern.empty()) {
    return invalid_parameter(
        "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  }
  const auto after = token ? aws::decode_marker(*token) : std::string();
  if (!after) return invalid_parameter("The specified nextToken is invalid.");

  LogGroups fitting;
  for (const auto& [name, group] : state.groups[call.call.scope]) {
    if (name.starts_with(prefix) && name.find(pattern) != name.npos) fitting.emplace(name, group);
  }
  const auto page = aws::page_of(fitting, *after, static_cast<std::size_t>(limit.value_or(50)));
  return answer([&](aws::JsonWriter& writer) {
    aws::write_key(writer, "logGroups");
    writer.StartArray();
    for (const auto* group : page.items)
      write_group(writer, call.call.scope, **group);
    writer.EndArray();
    if (page.next_marker) aws::write_member(writer, "nextToken", *page.next_marker);
  });
}

Answer put_retention_policy(LogsState& state, aws::JsonCall& call) {
  aws::JsonInput input(aws::body_of(call));
  const auto days = input.integer("retentionInDays");
  if (std::find(std::begin(retention_periods), std::end(retention_periods), days) ==
      std::end(retention_periods)) {
    aws::Validation validation;
    validation.fail("retentionInDays", std::to_string(days.value()),
                    fmt::format("Member must satisfy enum value set: [{}]",
                                fmt::join(retention_periods, ", ")));
    return *validation.error("InvalidParameterException");
  }
  const auto group = named_group(state, call);
  if (!group) return group.error();
  (*group)->retention_days = days;
  return empty_answer();
}

Answer delete_retention_policy(LogsState& state, aws::JsonCall& call) {
  const auto group = named_group(state, call);
  if (!group) return group.error();
  (*group)->retention_days.reset();
  return empty_answer();
}

}  // namespace emulator::logs
