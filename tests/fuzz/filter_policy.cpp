// Filter policies and messages: nothing crashes, and the matcher agrees with a naive one. The input
// is a policy and a message with a line break between; or, after '#', what one of each is made of.

#include "handlers/sns/filter_policy.hpp"

#include "choices.hpp"
#include "reference_pattern.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

constexpr const char* names[] = {"a", "b", "c"};
constexpr const char* texts[] = {R"("x")", R"("xy")", R"("yx")",
                                 R"("X")", R"("")",   R"("10.0.0.9")"};
constexpr const char* values[] = {R"("x")",   R"("xy")", R"("Xy")", R"("10.0.0.9")", "1",   "2",
                                  "2.000001", "-1.5",    "true",    "false",         "null"};
constexpr const char* text_matches[] = {"prefix", "suffix", "equals-ignore-case", "wildcard"};
constexpr const char* wildcards[] = {R"("x*")", R"("*y")", R"("*x*y*")", R"("x\\*")"};

std::string text_match(Choices& choices) {
  const std::string kind = choices.of(text_matches);
  const std::string text = kind == "wildcard" ? choices.of(wildcards) : choices.of(texts);
  return "{\"" + kind + "\":" + text + "}";
}

std::string condition(Choices& choices) {
  switch (choices.below(7)) {
    case 0:
      return text_match(choices);
    case 1:
      return choices.below(2) == 0 ? R"({"exists":true})" : R"({"exists":false})";
    case 2:
      return choices.below(2) == 0 ? R"({"numeric":[">",0,"<=",2]})" : R"({"numeric":["<",1]})";
    case 3:
      return R"({"anything-but":)" +
             (choices.below(2) == 0 ? text_match(choices) : "[" + choices.of(texts) + "]") + "}";
    case 4:
      return R"({"cidr":"10.0.0.8/29"})";
    default:
      return choices.of(values);
  }
}

std::string policy(Choices& choices, std::size_t depth) {
  std::string made = "{";
  for (const char* name : names) {
    const std::size_t what = choices.below(5);
    if (what == 0 && made.size() > 1) continue;
    if (made.size() > 1) made += ",";
    made += std::string("\"") + name + "\":";
    if (what == 1 && depth > 0) {
      made += policy(choices, depth - 1);
      continue;
    }
    made += "[" + condition(choices);
    if (choices.below(3) == 0) made += "," + condition(choices);
    made += "]";
  }
  if (choices.below(4) == 0) {
    made += R"(,"$or":[{"d":[)" + condition(choices) + R"(]},{"e":[)" + condition(choices) + "]}]";
  }
  return made + "}";
}

std::string event(Choices& choices, std::size_t depth) {
  const auto value = [&choices](std::size_t levels, const auto& self) -> std::string {
    const std::size_t what = choices.below(6);
    if (what < 3 || levels == 0) return choices.of(values);
    if (what == 3) return event(choices, levels - 1);
    std::string list = "[";
    for (std::size_t i = choices.below(4); i > 0; --i)
      list += self(levels - 1, self) + (i > 1 ? "," : "");
    return list + "]";
  };
  std::string made = "{";
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    if (choices.below(3) == 0) continue;
    if (made.size() > 1) made += ",";
    made += std::string("\"") + name + "\":" + value(depth, value);
  }
  return made + "}";
}

void compare(std::string_view policy_text, std::string_view body) {
  const auto compiled = sns::FilterPolicy::parse(policy_text, sns::FilterScope::message_body);
  if (!compiled) return;
  sns::Message message;
  message.text = body;
  const bool accepted = (*compiled)->accepts(message);
  check((*compiled)->explain(message).has_value() != accepted,
        "a mismatch is explained, and nothing else");
  const auto policy_json = aws::parse_json(policy_text);
  const auto event_json = aws::parse_json(body);
  if (!event_json || !event_json->IsObject()) {
    check(!accepted, "a body that is no object is not accepted");
    return;
  }
  const auto expected = reference_matches(*policy_json, *event_json);
  check(!expected || *expected == accepted,
        (accepted ? "accepted, unlike the reference: " : "not accepted, unlike the reference: ") +
            std::string(policy_text) + " of " + std::string(body));
}

// The texts as attributes: no crash, and a mismatch for what isn't accepted.
void try_attributes(std::string_view policy_text, std::string_view text) {
  const auto compiled = sns::FilterPolicy::parse(policy_text, sns::FilterScope::message_attributes);
  if (!compiled) return;
  sns::Message message;
  for (const char* type : {"String", "Number", "String.Array"})
    message.attributes.push_back({names[message.attributes.size()], type, std::string(text)});
  check((*compiled)->explain(message).has_value() != (*compiled)->accepts(message),
        "a mismatch is explained, and nothing else");
}

}  // namespace

void run(std::string_view input) {
  if (input.starts_with('#')) {
    Choices choices(input.substr(1));
    const std::string made = policy(choices, 2);
    for (int i = 0; i < 3; ++i)
      compare(made, event(choices, 3));
    return;
  }
  const auto line = input.find('\n');
  const auto rest = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  compare(input.substr(0, line), rest);
  try_attributes(input.substr(0, line), rest);
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"{",
                                               "}",
                                               "[",
                                               "]",
                                               ",",
                                               ":",
                                               "\"",
                                               "\\",
                                               "\n",
                                               "#",
                                               "*",
                                               "null",
                                               "true",
                                               "1e9",
                                               "0.00001",
                                               R"("a")",
                                               R"("$or")",
                                               R"("x")",
                                               R"({"a":[)",
                                               R"({"prefix":")",
                                               R"({"suffix":")",
                                               R"({"wildcard":")",
                                               R"({"anything-but":[)",
                                               R"({"numeric":[">",)",
                                               R"({"exists":false})",
                                               R"({"cidr":"10.0.0.0/8"})",
                                               R"({"equals-ignore-case":")",
                                               "::ffff:10.0.0.1",
                                               R"(],"$or":[{"b":[1]},{"c":[2]}])"};
  return words;
}

}  // namespace emulator::fuzz
