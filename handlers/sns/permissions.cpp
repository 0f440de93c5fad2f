#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"
#include "handlers/sns/topic_policy.hpp"

namespace emulator::sns {

OperationResult add_permission(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  Permission permission;
  permission.label = call.parameters.get("Label");
  permission.accounts = call.parameters.list("AWSAccountId.member");
  permission.actions = call.parameters.list("ActionName.member");
  auto policy = add_permission(policy_of(found->topic), found->topic.arn, permission);
  if (!policy) return policy.error();
  found->topic.attributes.policy = std::move(*policy);
  return aws::query_response(call);
}

OperationResult remove_permission(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call);
  if (!found) return found.error();
  auto policy = remove_permission(policy_of(found->topic), call.parameters.get("Label"));
  if (!policy) return policy.error();
  found->topic.attributes.policy = std::move(*policy);
  return aws::query_response(call);
}

}  // namespace emulator::sns
