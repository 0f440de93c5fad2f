#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/event_source_rules.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/queue_poller.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tag_rules.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view updated_with[] = {
    "BatchSize",
    "FilterCriteria",
    "MaximumBatchingWindowInSeconds",
    "ParallelizationFactor",
    "DestinationConfig",
    "MaximumRecordAgeInSeconds",
    "BisectBatchOnFunctionError",
    "MaximumRetryAttempts",
    "TumblingWindowInSeconds",
    "SourceAccessConfigurations",
    "FunctionResponseTypes",
    "AmazonManagedKafkaEventSourceConfig",
    "SelfManagedKafkaEventSourceConfig",
    "ScalingConfig",
    "DocumentDBEventSourceConfig",
    "KMSKeyArn",
    "MetricsConfig",
    "LoggingConfig",
    "ProvisionedPollerConfig",
};
// And these, which stay.
constexpr std::string_view created_with[] = {
    "EventSourceArn", "StartingPosition", "StartingPositionTimestamp",
    "Topics",         "Queues",           "SelfManagedEventSource"};
std::string_view state_of(const EventSourceMapping& mapping) noexcept {
  switch (mapping.state) {
    case EventSourceMapping::State::creating:
      return "Creating";
    case EventSourceMapping::State::enabling:
      return "Enabling";
    case EventSourceMapping::State::disabling:
      return "Disabling";
    case EventSourceMapping::State::updating:
      return "Updating";
    case EventSourceMapping::State::deleting:
      return "Deleting";
    case EventSourceMapping::State::settled:
      break;
  }
  return mapping.enabled ? "Enabled" : "Disabled";
}

void write(JsonOutput& output, const EventSourceMapping& mapping) {
  output.text("UUID", mapping.uuid);
  output.text("EventSourceMappingArn", mapping.arn);
  output.text("FunctionArn", mapping.function_arn);
  output.timestamp("LastModified", mapping.last_modified);
  output.text("State", state_of(mapping));
  output.text("StateTransitionReason", "USER_INITIATED");
  output.members(mapping.members);
}

http::Response mapping_response(unsigned status, const EventSourceMapping& mapping) {
  JsonOutput output;
  write(output, mapping);
  return output.response(status);
}

aws::Result<EventSourceMapping*> mapping_of(ServiceState& state, const aws::RestCall& call) {
  EventSourceMapping* mapping =
      find_in(state.managed.event_source_mappings, call.call.scope, call.label("UUID"));
  if (mapping == nullptr) return resource_not_found("The resource you requested does not exist.");
  return mapping;
}

// The ARN of the function that a mapping is for; it must exist.
aws::Result<std::string> mapped_function(ServiceState& state, const aws::RestCall& call,
                                         const std::string& function_name) {
  const ReferenceContext context{call.call.scope, call.operation, NameRule::namespaced,
                                 OtherAccounts::refused, state.platform.config.localstack_compat};
  auto target = resolve_function(function_name, {}, context);
  if (!target) return target.error();
  state.correct_account(*target, call.call.scope);
  if (!state.qualified(*target)) return invalid_parameter("Function does not exist");
  return target->arn();
}

void settle_soon(ServiceState& state, const aws::Scope& scope, const std::string& uuid) {
  boost::asio::post(state.platform.loop, [weak = state.weak_from_this(), scope, uuid] {
    const auto self = weak.lock();
    if (!self) return;
    EventSourceMapping* mapping = find_in(self->managed.event_source_mappings, scope, uuid);
    if (mapping == nullptr) return;
    if (mapping->state == EventSourceMapping::State::deleting) {
      self->queue_pollers->stop(uuid);
      self->managed.event_source_mappings[scope].erase(uuid);
      return;
    }
    mapping->state = EventSourceMapping::State::settled;
    auto settings = poller_settings(*mapping, self->platform.config.lambda_concurrency);
    if (mapping->enabled && settings) {
      self->queue_pollers->start(self, std::move(*settings));
    } else {
      self->queue_pollers->stop(uuid);
    }
  });
}

// A queue must be there, and hide what a function has for as long as the function may run.
std::optional<aws::Error> check_queue(ServiceState& state, const EventSourceMapping& mapping) {
  const sqs::QueueReader* reader = state.queue_pollers->reader();
  if (mapping.source != EventSource::sqs || reader == nullptr) return std::nullopt;
  const auto queue = reader->facts(mapping.event_source_arn);
  if (!queue) {
    return invalid_parameter(
        fmt::format("Error occurred while ReceiveMessage. SQS Error Code: {}. SQS Error Message: "
                    "{}",
                    queue.error().code, queue.error().message));
  }
  const auto reference = parse_function_reference(mapping.function_arn, true);
  if (!reference) return std::nullopt;
  const auto function =
      state.qualified({{std::string(reference->account), std::string(reference->region)},
                       std::string(reference->name),
                       std::string(reference->qualifier)});
  if (!function) return std::nullopt;
  const std::int64_t timeout = function->version->settings.timeout;
  if (queue->visibility_timeout.count() >= timeout) return std::nullopt;
  return invalid_parameter(
      fmt::format("Queue visibility timeout: {} seconds is less than Function timeout: {} seconds",
                  queue->visibility_timeout.count(), timeout));
}

std::optional<aws::Error> already_mapped(const EventSourceMappings& mappings,
                                         const EventSourceMapping& mapping) {
  if (mapping.event_source_arn.empty()) return std::nullopt;
  for (const auto& [uuid, other] : mappings) {
    if (other.event_source_arn != mapping.event_source_arn ||
        other.function_arn != mapping.function_arn) {
      continue;
    }
    return resource_conflict(
        fmt::format("The event source arn (\" {} \") and function (\" {} \") provided mapping "
                    "already exists. Please update or delete the existing mapping with UUID {}",
                    mapping.event_source_arn, mapping.function_arn, uuid));
  }
  return std::nullopt;
}

}  // namespace

Answer create_event_source_mapping(ServiceState& state, aws::RestCall& call) {
  const aws::Json& input = aws::body_of(call);
  aws::JsonInput members(input);
  const std::string function_name = members.text("FunctionName").value_or("");
  const auto source = event_source_of(input);
  if (!source) return source.error();
  if (auto error = check_new_mapping(*source, input)) return std::move(*error);
  if (auto error = check_filters(input)) return std::move(*error);
  const aws::Tags tags = members.text_map("Tags").value_or(aws::Tags());
  if (auto error = check_tags({}, tags)) return std::move(*error);
  auto function_arn = mapped_function(state, call, function_name);
  if (!function_arn) return function_arn.error();

  EventSourceMapping mapping;
  mapping.function_arn = std::move(*function_arn);
  mapping.source = *source;
  mapping.event_source_arn = members.text("EventSourceArn").value_or("");
  mapping.enabled = members.boolean("Enabled").value_or(true);
  mapping.tags = tags;
  keep_members(mapping.members, input, created_with);
  keep_members(mapping.members, input, updated_with);
  add_defaults(*source, mapping.members);
  if (auto error = check_mapping(mapping)) return std::move(*error);
  if (auto error = check_queue(state, mapping)) return std::move(*error);

  const aws::Scope& scope = call.call.scope;
  auto& mappings = state.managed.event_source_mappings[scope];
  if (auto error = already_mapped(mappings, mapping)) return std::move(*error);
  const std::string uuid = state.platform.random.uuid();
  mapping.uuid = uuid;
  mapping.arn = aws::make_arn("lambda", scope.region, scope.account,
                              fmt::format("event-source-mapping:{}", uuid));
  mapping.last_modified = state.platform.clock.now();
  const auto& created = mappings.emplace(uuid, std::move(mapping)).first->second;
  settle_soon(state, scope, uuid);
  return mapping_response(202, created);
}

Answer get_event_source_mapping(ServiceState& state, aws::RestCall& call) {
  const auto mapping = mapping_of(state, call);
  if (!mapping) return mapping.error();
  return mapping_response(200, **mapping);
}

Answer update_event_source_mapping(ServiceState& state, aws::RestCall& call) {
  const aws::Json& input = aws::body_of(call);
  aws::JsonInput members(input);
  const auto found = mapping_of(state, call);
  if (!found) return found.error();
  EventSourceMapping changed = **found;
  if (const auto name = members.text("FunctionName")) {
    auto function_arn = mapped_function(state, call, *name);
    if (!function_arn) return function_arn.error();
    changed.function_arn = std::move(*function_arn);
  }
  if (auto error = check_filters(input)) return std::move(*error);
  changed.enabled = members.boolean("Enabled").value_or(changed.enabled);
  keep_members(changed.members, input, updated_with);
  if (auto error = check_mapping(changed)) return std::move(*error);
  if (auto error = check_queue(state, changed)) return std::move(*error);
  using State = EventSourceMapping::State;
  changed.state = changed.enabled == (*found)->enabled ? State::updating
                  : changed.enabled                    ? State::enabling
                                                       : State::disabling;
  changed.last_modified = state.platform.clock.now();
  **found = std::move(changed);
  settle_soon(state, call.call.scope, (*found)->uuid);
  return mapping_response(202, **found);
}

Answer delete_event_source_mapping(ServiceState& state, aws::RestCall& call) {
  const auto mapping = mapping_of(state, call);
  if (!mapping) return mapping.error();
  (*mapping)->state = EventSourceMapping::State::deleting;
  http::Response response = mapping_response(202, **mapping);
  settle_soon(state, call.call.scope, (*mapping)->uuid);
  return response;
}

Answer list_event_source_mappings(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call, 100);
  if (!paging) return paging.error();
  std::string function_arn;
  if (const std::string* name = call.query_value("FunctionName")) {
    const ReferenceContext context{call.call.scope, call.operation, NameRule::namespaced,
                                   OtherAccounts::refused, state.platform.config.localstack_compat};
    const auto target = resolve_function(*name, {}, context);
    if (!target) return target.error();
    function_arn = target->arn();
  }
  const std::string* source = call.query_value("EventSourceArn");
  std::map<std::string, const EventSourceMapping*, std::less<>> chosen;
  for (const auto& [uuid, mapping] : state.managed.event_source_mappings[call.call.scope]) {
    if (source != nullptr && *source != mapping.event_source_arn) continue;
    if (!function_arn.empty() && function_arn != mapping.function_arn) continue;
    chosen.emplace(uuid, &mapping);
  }
  const auto page = aws::page_of(chosen, paging->after, paging->limit);
  ListAnswer answer("EventSourceMappings");
  for (const EventSourceMapping* const* mapping : page.items) {
    answer.output().open();
    write(answer.output(), **mapping);
    answer.output().close();
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
