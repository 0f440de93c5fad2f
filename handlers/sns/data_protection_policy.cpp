#include "daemon/aws/json.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

std::optional<aws::Error> data_protection_policy_error(std::string_view text) {
  constexpr std::size_t max_size = 30'720;
  if (text.size() > max_size) {
    return invalid_parameter("DataProtectionPolicy", "The policy is longer than 30 KB");
  }
  const auto policy = aws::parse_json(text);
  if (!policy || !policy->IsObject()) {
    return invalid_parameter("DataProtectionPolicy", "failed to parse JSON.");
  }
  const aws::Json* statements = aws::member(*policy, "Statement");
  const aws::Json* version = aws::member(*policy, "Version");
  if (version == nullptr || !version->IsString() || aws::string_of(*version) != "2021-06-01") {
    return invalid_parameter("DataProtectionPolicy", "Version must be 2021-06-01");
  }
  if (statements == nullptr || !statements->IsArray() || statements->Empty()) {
    return invalid_parameter("DataProtectionPolicy", "Statement must be a list of statements");
  }
  return std::nullopt;
}

OperationResult get_data_protection_policy(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call, "ResourceArn");
  if (!found) return found.error();
  return aws::query_response(call, [&found](aws::XmlWriter& xml) {
    xml.element("DataProtectionPolicy", found->topic.data_protection_policy);
  });
}

// An empty policy takes it away.
OperationResult put_data_protection_policy(State& state, aws::QueryCall& call) {
  const auto found = find_topic(state, call, "ResourceArn");
  if (!found) return found.error();
  std::string policy = call.parameters.get("DataProtectionPolicy");
  if (!policy.empty()) {
    if (auto error = data_protection_policy_error(policy)) return *error;
  }
  found->topic.data_protection_policy = std::move(policy);
  return aws::query_response(call);
}

}  // namespace emulator::sns
