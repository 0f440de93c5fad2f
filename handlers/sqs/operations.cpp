#include "handlers/sqs/operations.hpp"

#include <fmt/format.h>

#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/names.hpp"

namespace emulator::sqs {

namespace {

// The service model's, all of them.
constexpr Operation all_operations[] = {
    {"AddPermission", &add_permission},
    {"CancelMessageMoveTask", &cancel_message_move_task},
    {"ChangeMessageVisibility", &change_message_visibility},
    {"ChangeMessageVisibilityBatch", &change_message_visibility_batch},
    {"CreateQueue", &create_queue},
    {"DeleteMessage", &delete_message},
    {"DeleteMessageBatch", &delete_message_batch},
    {"DeleteQueue", &delete_queue},
    {"GetQueueAttributes", &get_queue_attributes},
    {"GetQueueUrl", &get_queue_url},
    {"ListDeadLetterSourceQueues", &list_dead_letter_source_queues},
    {"ListMessageMoveTasks", &list_message_move_tasks},
    {"ListQueueTags", &list_queue_tags},
    {"ListQueues", &list_queues},
    {"PurgeQueue", &purge_queue},
    {"ReceiveMessage", &receive_message},
    {"RemovePermission", &remove_permission},
    {"SendMessage", &send_message},
    {"SendMessageBatch", &send_message_batch},
    {"SetQueueAttributes", &set_queue_attributes},
    {"StartMessageMoveTask", &start_message_move_task},
    {"TagQueue", &tag_queue},
    {"UntagQueue", &untag_queue},
};

}  // namespace

std::span<const Operation> operations() {
  return all_operations;
}

aws::Result<std::shared_ptr<LiveQueue>> queue_of(State& state, const SqsCall& call) {
  const std::string url = call.text("QueueUrl");
  const auto address = parse_queue_url(url, call.call.scope);
  if (!address) {
    return aws::Error{404, "InvalidAddress",
                      fmt::format("The address {} is not valid for this endpoint.", url)};
  }
  auto found = state.find(address->scope, address->name);
  if (!found) return no_such_queue();
  return found;
}

std::optional<aws::Error> check_dead_letter_target(State& state, const QueueSettings& settings,
                                                   std::string_view source_arn) {
  using Permission = RedriveAllowPolicy::Permission;
  const std::string& target_arn = settings.dead_letter_target();
  if (target_arn.empty()) return std::nullopt;
  const auto refused = [&settings](std::string_view reason) {
    return invalid_value(settings.get("RedrivePolicy"), "RedrivePolicy", reason);
  };
  const auto target = state.find(target_arn);
  if (!target) return refused("Dead letter target does not exist.");
  if (target->queue.settings().is_fifo() != settings.is_fifo()) {
    return refused("Dead-letter queue must be same type of queue as the source.");
  }
  const RedriveAllowPolicy& allowed = target->queue.settings().redrive_allow();
  const bool is_named = std::find(allowed.source_arns.begin(), allowed.source_arns.end(),
                                  source_arn) != allowed.source_arns.end();
  if (allowed.permission == Permission::deny_all ||
      (allowed.permission == Permission::by_queue && !is_named)) {
    return refused("The dead-letter queue's RedriveAllowPolicy does not permit this source queue.");
  }
  return std::nullopt;
}

std::map<std::string, std::string, std::less<>> texts_of(const SqsCall& call,
                                                         std::string_view name) {
  std::map<std::string, std::string, std::less<>> texts;
  const aws::Json* map = aws::member(call.input, name);
  if (map == nullptr) return texts;
  for (const auto& entry : map->GetObject())
    texts.insert_or_assign(std::string(aws::string_of(entry.name)),
                           std::string(aws::string_of(entry.value)));
  return texts;
}

std::vector<std::string> list_of(const SqsCall& call, std::string_view name) {
  std::vector<std::string> texts;
  const aws::Json* list = aws::member(call.input, name);
  if (list == nullptr) return texts;
  for (const aws::Json& entry : list->GetArray())
    texts.emplace_back(aws::string_of(entry));
  return texts;
}

}  // namespace emulator::sqs
