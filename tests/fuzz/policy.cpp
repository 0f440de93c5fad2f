// IAM policies: nothing crashes, and what they say is what a naive reading of them says. The input
// is a policy; or, after '#', what one and the requests that are held against it are made of.

#include "daemon/aws/policy.hpp"

#include <algorithm>

#include "choices.hpp"
#include "reference_policy.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

using aws::Decision;
using aws::Policy;

constexpr const char* action_patterns[] = {"execute-api:Invoke", "*",         "execute-api:*",
                                           "EXECUTE-API:invoke", "sqs:Send*", "execute-api:Inv?ke"};
constexpr const char* actions[] = {"execute-api:Invoke", "sqs:SendMessage"};
constexpr const char* resource_patterns[] = {"*",        "a/prod/GET/pets/7", "a/prod/*",
                                             "*/pets/?", "*/GET/*7",          "a/*/*/dogs/*",
                                             "*/get/*",  "a/prod/GET",        "?/*s/*"};
constexpr const char* resources[] = {"a/prod/GET/pets/7", "a/prod/GET", "a/test/POST/dogs/",
                                     "a/prod/GET/pets/"};
constexpr const char* principals[] = {"*", "111122223333", "arn:aws:iam::111122223333:user/ada",
                                      "arn:aws:iam::111122223333:root",
                                      "arn:aws:iam::444455556666:user/bob"};
constexpr const char* operators[] = {"StringEquals",
                                     "StringNotEquals",
                                     "StringLike",
                                     "StringEqualsIfExists",
                                     "NumericLessThan",
                                     "NumericEquals",
                                     "DateGreaterThanEquals",
                                     "IpAddress",
                                     "NotIpAddress",
                                     "Null"};

const aws::Caller ada{"AKIDADA", "111122223333", "arn:aws:iam::111122223333:user/ada", "AIDA1"};
const aws::Caller bob{"AKIDBOB", "444455556666", "arn:aws:iam::444455556666:user/bob", "AIDA2"};

std::vector<std::string> several(Choices& choices, const auto& texts) {
  std::vector<std::string> made{choices.of(texts)};
  while (choices.below(3) == 0 && made.size() < 3)
    made.push_back(choices.of(texts));
  return made;
}

ReferenceCondition condition(Choices& choices) {
  ReferenceCondition made;
  made.name = choices.of(operators);
  if (made.name.starts_with("String")) {
    static constexpr const char* texts[] = {"ada", "bob", "a*", "?da", ""};
    made.key = "aws:username";
    made.values = several(choices, texts);
  } else if (made.name.starts_with("Numeric")) {
    static constexpr const char* numbers[] = {"7", "6.5", "-1", "100"};
    made.key = "app:level";
    made.values = several(choices, numbers);
  } else if (made.name.starts_with("Date")) {
    static constexpr const char* dates[] = {"2026-01-31T09:30:00Z", "2025-12-31T23:59:59Z",
                                            "2026-02-01T00:00:00Z"};
    made.key = "aws:CurrentTime";
    made.values = several(choices, dates);
  } else if (made.name == "Null") {
    static constexpr const char* flags[] = {"true", "false"};
    made.key = "aws:username";
    made.values = {choices.of(flags)};
  } else {
    static constexpr const char* ranges[] = {"10.0.0.0/8", "10.1.2.0/24", "10.1.2.3", "0.0.0.0/0"};
    made.key = "aws:SourceIp";
    made.values = several(choices, ranges);
  }
  return made;
}

ReferenceStatement statement(Choices& choices) {
  ReferenceStatement made;
  made.allows = choices.below(3) != 0;
  made.not_actions = choices.below(5) == 4;
  made.actions = several(choices, action_patterns);
  made.not_resources = choices.below(5) == 4;
  made.resources = several(choices, resource_patterns);
  made.not_principals = choices.below(5) == 4;
  made.principals = several(choices, principals);
  while (choices.below(3) == 1 && made.conditions.size() < 3) {
    const auto further = condition(choices);
    // Of one operator JSON holds one object.
    const bool is_new = std::none_of(made.conditions.begin(), made.conditions.end(),
                                     [&](const auto& one) { return one.name == further.name; });
    if (is_new) made.conditions.push_back(further);
  }
  return made;
}

aws::PolicyKeys keys(Choices& choices) {
  aws::PolicyKeys made{{"aws:CurrentTime", "2026-01-31T09:30:00Z"}};
  static constexpr const char* names[] = {"ada", "bob", "a*"};
  static constexpr const char* levels[] = {"7", "0", "99.5"};
  static constexpr const char* addresses[] = {"10.1.2.3", "10.9.9.9", "192.0.2.1"};
  if (choices.below(3) != 0) made.emplace_back("aws:username", choices.of(names));
  if (choices.below(3) != 0) made.emplace_back("app:level", choices.of(levels));
  if (choices.below(4) != 0) made.emplace_back("aws:SourceIp", choices.of(addresses));
  return made;
}

void compare(const std::vector<ReferenceStatement>& statements, Choices& choices) {
  const auto parsed = [](const std::vector<ReferenceStatement>& of) {
    const std::string document = to_json(of);
    auto policy = Policy::parse(document, Policy::Kind::resource);
    check(policy.has_value(), "a sound policy is read: " + document);
    return *policy;
  };
  const Policy policy = parsed(statements);
  auto reversed = statements;
  std::reverse(reversed.begin(), reversed.end());
  const Policy other_way = parsed(reversed);
  auto closed = statements;
  closed.push_back({.allows = false, .actions = {"*"}, .resources = {"*"}, .principals = {"*"}});
  const Policy closed_policy = parsed(closed);
  const aws::Caller* callers[] = {nullptr, &ada, &bob};
  for (int i = 0; i < 4; ++i) {
    const auto known = keys(choices);
    const std::string action = choices.of(actions);
    const std::string resource = choices.of(resources);
    const aws::PolicyRequest request{action, resource, callers[choices.below(3)], known};
    const Decision said = policy.decide(request);
    check(said == reference_decision(statements, request), "not what the reference says of " +
                                                               action + " on " + resource + ": " +
                                                               to_json(statements));
    check(said == other_way.decide(request), "the order of statements is of no account");
    check(closed_policy.decide(request) == Decision::explicit_deny, "a denial of all denies");
  }
}

}  // namespace

void run(std::string_view input) {
  if (input.starts_with('#')) {
    Choices choices(input.substr(1));
    std::vector<ReferenceStatement> statements(choices.below(4));
    for (auto& one : statements)
      one = statement(choices);
    compare(statements, choices);
    return;
  }
  const aws::PolicyKeys known{{"aws:username", "ada"}, {"aws:SourceIp", "10.1.2.3"}};
  for (const auto kind : {Policy::Kind::identity, Policy::Kind::resource}) {
    const auto policy = Policy::parse(input, kind);
    if (policy) policy->decide({"execute-api:Invoke", resources[0], &ada, known});
  }
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"#",
                                               "{",
                                               "}",
                                               "[",
                                               "]",
                                               "*",
                                               "?",
                                               "${",
                                               "}",
                                               R"("Allow")",
                                               R"("Deny")",
                                               R"("Statement":)",
                                               R"("Effect":)",
                                               R"("Action":)",
                                               R"("NotAction":)",
                                               R"("Resource":)",
                                               R"("Principal":)",
                                               R"("Condition":)",
                                               R"({"AWS":")",
                                               R"("Version":"2012-10-17")",
                                               "ForAnyValue:",
                                               "IfExists",
                                               "10.0.0.0/8",
                                               "2026-01-31T09:30:00Z"};
  return words;
}

}  // namespace emulator::fuzz
