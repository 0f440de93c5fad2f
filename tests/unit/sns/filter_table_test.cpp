#include <gtest/gtest.h>

#include "daemon/aws/json.hpp"
#include "filter_policy_cases.hpp"

namespace emulator::sns {
namespace {

MessageAttribute attribute(std::string_view name, const aws::Json& value) {
  MessageAttribute made{std::string(name), "Number", {}};
  if (value.IsString()) {
    made.type = "String";
    made.value = aws::string_of(value);
    return made;
  }
  if (value.IsArray()) made.type = "String.Array";
  made.value = aws::to_string(value);
  return made;
}

Message message_of(FilterScope scope, std::string_view text) {
  Message message;
  if (scope == FilterScope::message_body) {
    message.text = text;
    return message;
  }
  const auto attributes = aws::parse_json(text);
  for (const auto& member : attributes->GetObject())
    message.attributes.push_back(attribute(aws::string_of(member.name), member.value));
  return message;
}

TEST(FilterTable, HoldsForEveryMessage) {
  std::size_t held = 0;
  for (const FilterCase& entry : filter_cases()) {
    if (!entry.fault.empty()) continue;
    const auto policy = FilterPolicy::parse(entry.policy, entry.scope);
    ASSERT_TRUE(policy) << entry.policy << ": " << policy.error().message;
    const auto hold = [&](std::string_view text, bool taken) {
      const Message message = message_of(entry.scope, text);
      EXPECT_EQ((*policy)->accepts(message), taken)
          << to_string(entry.scope) << " " << entry.policy << " of " << text;
      EXPECT_EQ((*policy)->explain(message).has_value(), !taken) << entry.policy << " of " << text;
      ++held;
    };
    for (const std::string_view text : entry.taken)
      hold(text, true);
    for (const std::string_view text : entry.left)
      hold(text, false);
  }
  EXPECT_GT(held, 500u);
}

TEST(FilterTable, NamesTheFaultOfEveryPolicyThatIsNone) {
  std::size_t refused = 0;
  for (const FilterCase& entry : filter_cases()) {
    if (entry.fault.empty()) continue;
    const auto policy = FilterPolicy::parse(entry.policy, entry.scope);
    ASSERT_FALSE(policy) << entry.policy;
    EXPECT_EQ(policy.error().message, entry.fault) << entry.policy;
    ++refused;
  }
  EXPECT_GT(refused, 45u);
}

}  // namespace
}  // namespace emulator::sns
