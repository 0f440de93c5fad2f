#include "handlers/sns/message.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

aws::Result<Message> make(const std::string& text, const char* subject = nullptr,
                          const char* structure = nullptr, MessageAttributes attributes = {}) {
  const std::string subject_text = subject ? subject : "";
  const std::string structure_text = structure ? structure : "";
  MessageParameters parameters;
  parameters.message = &text;
  if (subject) parameters.subject = &subject_text;
  if (structure) parameters.structure = &structure_text;
  parameters.attributes = std::move(attributes);
  return make_message(std::move(parameters));
}

std::string error_of(const aws::Result<Message>& result) {
  return result ? "no error" : result.error().code + ": " + result.error().message;
}

TEST(Message, NeedsText) {
  EXPECT_EQ(error_of(make_message({})),
            "InvalidParameter: Invalid parameter: Message Reason: no value for required parameter");
  EXPECT_EQ(error_of(make("")), "InvalidParameter: Invalid parameter: Empty message");
}

TEST(Message, MayBe256KilobytesWithItsAttributes) {
  EXPECT_TRUE(make(std::string(262'144, 'x')));
  EXPECT_EQ(error_of(make(std::string(262'145, 'x'))),
            "InvalidParameter: Invalid parameter: Message too long");
  EXPECT_EQ(error_of(make(std::string(262'144, 'x'), nullptr, nullptr, {{"a", "String", "b"}})),
            "InvalidParameter: Invalid parameter: Message too long");
}

TEST(Message, IsUtf8) {
  EXPECT_TRUE(make("größe ✓ 🐇"));
  EXPECT_FALSE(make("\xff"));
  EXPECT_FALSE(make("\xc0\xaf"));          // overlong
  EXPECT_FALSE(make("\xed\xa0\x80"));      // a surrogate
  EXPECT_FALSE(make("\xf4\x90\x80\x80"));  // past U+10FFFF
  EXPECT_FALSE(make("\xe2\x82"));          // cut off
}

TEST(Message, SubjectIsOneShortLine) {
  EXPECT_EQ(*make("m", "Order 5").value().subject, "Order 5");
  EXPECT_TRUE(make("m", std::string(100, 's').c_str()));
  for (const std::string& subject :
       {std::string(), std::string(101, 's'), std::string("a\nb"), std::string("a\tb")}) {
    EXPECT_EQ(error_of(make("m", subject.c_str())), "InvalidParameter: Invalid parameter: Subject");
  }
}

TEST(Message, StructureGivesProtocolsTheirOwnText) {
  const auto message =
      make(R"({"default":"d","http":"h","sqs":"ignored","lambda":5})", nullptr, "json");
  ASSERT_TRUE(message);
  EXPECT_EQ(message->text_for(Protocol::http), "h");
  EXPECT_EQ(message->text_for(Protocol::https), "d");
  EXPECT_EQ(message->text_for(Protocol::lambda), "d") << "a value that is no string is ignored";
}

TEST(Message, StructureHasToBeJsonWithADefault) {
  constexpr auto unparsed =
      "InvalidParameter: Invalid parameter: Message Structure - JSON message body failed to parse";
  constexpr auto no_default =
      "InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message "
      "body";
  EXPECT_EQ(error_of(make("plain", nullptr, "json")), unparsed);
  EXPECT_EQ(error_of(make("[]", nullptr, "json")), unparsed);
  EXPECT_EQ(error_of(make(R"({"default":"a","default":"b"})", nullptr, "json")), unparsed);
  EXPECT_EQ(error_of(make(R"({"http":"h"})", nullptr, "json")), no_default);
  EXPECT_EQ(error_of(make(R"({"default":5})", nullptr, "json")), no_default);
  EXPECT_EQ(error_of(make("m", nullptr, "xml")),
            "InvalidParameter: Invalid parameter: MessageStructure");
}

struct BadAttribute {
  const char* what;
  MessageAttribute attribute;
  const char* error;
};

class RefusedAttribute : public testing::TestWithParam<BadAttribute> {};

TEST_P(RefusedAttribute, IsNamed) {
  EXPECT_EQ(error_of(make("m", nullptr, nullptr, {GetParam().attribute})), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Message, RefusedAttribute,
    testing::Values(
        BadAttribute{"NoType",
                     {"a", "", "v"},
                     "ParameterValueInvalid: The message attribute 'a' must contain non-empty "
                     "message attribute type."},
        BadAttribute{"UnknownType",
                     {"a", "Text", "v"},
                     "ParameterValueInvalid: The message attribute 'a' has an invalid message "
                     "attribute type, the set of supported type prefixes is Binary, Number, and "
                     "String."},
        BadAttribute{"NoValue",
                     {"a", "String", ""},
                     "ParameterValueInvalid: The message attribute 'a' must contain non-empty "
                     "message attribute value for message attribute type 'String'."},
        BadAttribute{
            "NoNumber",
            {"a", "Number", "five"},
            "ParameterValueInvalid: Could not cast message attribute 'a' value to number."},
        BadAttribute{"NoBase64",
                     {"a", "Binary", "?"},
                     "ParameterValueInvalid: The message attribute 'a' must contain base64 encoded "
                     "data."}),
    [](const auto& bad) { return bad.param.what; });

TEST(Message, AttributeTypesMayHaveALabel) {
  EXPECT_TRUE(make(
      "m", nullptr, nullptr,
      {{"a", "String.Array", "[1]"}, {"b", "Number.int", "-5.5e3"}, {"c", "Binary.gif", "AAE="}}));
  EXPECT_EQ((MessageAttribute{"a", "Number.int", "5"}.base_type()), "Number");
}

TEST(Message, AttributeNamesAreChecked) {
  for (const char* name : {"", "a b", ".a", "a.", "a..b", "ä"}) {
    EXPECT_FALSE(make("m", nullptr, nullptr, {{name, "String", "v"}})) << name;
  }
  EXPECT_TRUE(make("m", nullptr, nullptr, {{"AWS.SNS.MOBILE.APNS.TTL", "String", "5"}}));
  EXPECT_FALSE(make("m", nullptr, nullptr, {{"a", "String", "v"}, {"a", "String", "w"}}));
}

}  // namespace
}  // namespace emulator::sns
