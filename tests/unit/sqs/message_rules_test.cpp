#include "handlers/sqs/message_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::sqs {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string refusal(OutgoingMessage message, bool fifo = false) {
  const QueueSettings settings(fifo);
  const auto error = check_message(settings, message);
  return error ? error->code + ": " + error->message : "";
}

std::string attribute_refusal(const std::string& name, const std::string& type,
                              const std::string& value) {
  OutgoingMessage message{"body"};
  message.attributes.push_back({name, type, value});
  return refusal(std::move(message));
}

TEST(MessageRules, TakeEveryCharacterOfXml) {
  EXPECT_EQ(refusal({"\t\r\n ~\u00e9\u20ac\U0001F600\uE000\uFFFD"}), "");
}

TEST(MessageRules, TakeNoOther) {
  for (const char* body : {"\x01", "a\x1f", "\xff", "\xc3", "\uFFFE", "\xed\xa0\x80", "\xc0\x80"})
    EXPECT_THAT(refusal({body}), StartsWith("InvalidMessageContents")) << body;
  EXPECT_THAT(refusal({"\x08"}), HasSubstr("'#x8'"));
}

TEST(MessageRules, WantABody) {
  EXPECT_EQ(refusal({""}), "MissingParameter: The request must contain the parameter MessageBody.");
}

TEST(MessageRules, CountAttributesIntoTheSize) {
  constexpr std::size_t most = 1'048'576;
  EXPECT_EQ(refusal({std::string(most, 'a')}), "");
  EXPECT_THAT(refusal({std::string(most + 1, 'a')}), HasSubstr("shorter than 1048576 bytes"));
  OutgoingMessage message{std::string(most - 8, 'a')};
  message.attributes.push_back({"n", "String", "v"});  // 8 bytes
  EXPECT_EQ(refusal(message), "");
  message.body += "a";
  EXPECT_THAT(refusal(message), HasSubstr("shorter than"));
}

TEST(MessageRules, CheckAttributes) {
  EXPECT_EQ(attribute_refusal("a.b-c_1", "String.label", "x"), "");
  EXPECT_EQ(attribute_refusal("n", "Number", "-1.5e3"), "");
  EXPECT_EQ(attribute_refusal("n", "Binary", std::string("\0", 1)), "");
  for (const char* name : {"", "a b", ".a", "a.", "a..b", "AWS.x", "aws.x", "Amazon.x"})
    EXPECT_THAT(attribute_refusal(name, "String", "x"), HasSubstr("attribute name")) << name;
  EXPECT_THAT(attribute_refusal("n", "", "x"), HasSubstr("non-empty message attribute type"));
  EXPECT_THAT(attribute_refusal("n", "Float", "x"), HasSubstr("supported type prefixes"));
  EXPECT_THAT(attribute_refusal("n", "String", ""), HasSubstr("non-empty message attribute value"));
  EXPECT_THAT(attribute_refusal("n", "Number", "x"), HasSubstr("to a number"));
  EXPECT_THAT(attribute_refusal("n", "String", "\x01"), StartsWith("InvalidMessageContents"));
}

TEST(MessageRules, AllowTenAttributes) {
  OutgoingMessage message{"body"};
  for (int i = 0; i < 10; ++i)
    message.attributes.push_back({"a" + std::to_string(i), "String", "x"});
  EXPECT_EQ(refusal(message), "");
  message.attributes.push_back({"a10", "String", "x"});
  EXPECT_THAT(refusal(message), HasSubstr("[11] exceeds the allowed maximum [10]"));
}

TEST(MessageRules, WantAGroupInAFifoQueue) {
  EXPECT_EQ(refusal({"body"}, true),
            "MissingParameter: The request must contain the parameter MessageGroupId.");
  EXPECT_THAT(refusal({.body = "body", .group_id = "g"}, true),
              HasSubstr("ContentBasedDeduplication enabled or MessageDeduplicationId"));
  EXPECT_EQ(refusal({.body = "body", .group_id = "g", .deduplication_id = "d"}, true), "");
  EXPECT_THAT(refusal({.body = "body", .group_id = "a b", .deduplication_id = "d"}, true),
              HasSubstr("MessageGroupId can only include"));
  EXPECT_THAT(
      refusal({.body = "body", .group_id = "g", .deduplication_id = std::string(129, 'd')}, true),
      HasSubstr("MessageDeduplicationId can only include"));
}

TEST(MessageRules, TakeAGroupButNoDeduplicationIdInAStandardQueue) {
  EXPECT_EQ(refusal({.body = "body", .group_id = "g"}), "");
  EXPECT_THAT(refusal({.body = "body", .deduplication_id = "d"}),
              HasSubstr("not valid for this queue type"));
}

TEST(MessageRules, DeduplicateByContent) {
  QueueSettings settings(true);
  ASSERT_FALSE(settings.set({{"ContentBasedDeduplication", "true"}}, true));
  OutgoingMessage message{.body = "hello", .group_id = "g"};
  EXPECT_FALSE(check_message(settings, message));
  EXPECT_EQ(message.deduplication_id,
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
}

TEST(MessageRules, BoundTheDelay) {
  const QueueSettings standard;
  EXPECT_FALSE(check_delay(standard, 0));
  EXPECT_FALSE(check_delay(standard, 900));
  EXPECT_TRUE(check_delay(standard, -1));
  EXPECT_TRUE(check_delay(standard, 901));
  EXPECT_TRUE(check_delay(QueueSettings(true), 1));
}

}  // namespace
}  // namespace emulator::sqs
