#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using testing::HasSubstr;
using testing::Not;

class SmsTest : public SnsTest {
 protected:
  std::vector<CapturedMessage> captured(const std::string& target) {
    std::vector<CapturedMessage> all;
    state.captured.for_each({}, CapturedMessage::Kind::sms, target,
                            [&all](const CapturedMessage& message) { all.push_back(message); });
    return all;
  }
  const std::string number = "+15550100";
};

TEST_F(SmsTest, PublishKeepsTheMessage) {
  const std::string id =
      value_of("Publish", {{"PhoneNumber", number}, {"Message", "hello"}}, "MessageId");
  const auto messages = captured(number);
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_EQ(messages[0].id, id);
  EXPECT_EQ(messages[0].text, "hello");
  EXPECT_EQ(error_of("Publish", {{"PhoneNumber", "12"}, {"Message", "hello"}}),
            "400 InvalidParameter: Invalid parameter: PhoneNumber Reason: 12 is not valid to "
            "publish to");
}

TEST_F(SmsTest, WhoOptedOutGetsNothingUntilOptedIn) {
  state.stores[{}].sms.opted_out.insert(number);
  EXPECT_EQ(value_of("CheckIfPhoneNumberIsOptedOut", {{"phoneNumber", number}}, "isOptedOut"),
            "true");
  EXPECT_THAT(call("ListPhoneNumbersOptedOut", {}).body,
              HasSubstr("<phoneNumbers><member>+15550100</member></phoneNumbers>"));
  EXPECT_EQ(error_of("Publish", {{"PhoneNumber", number}, {"Message", "hello"}}), "no error");
  EXPECT_TRUE(captured(number).empty());
  EXPECT_EQ(error_of("OptInPhoneNumber", {{"phoneNumber", number}}), "no error");
  EXPECT_EQ(value_of("CheckIfPhoneNumberIsOptedOut", {{"phoneNumber", number}}, "isOptedOut"),
            "false");
  EXPECT_EQ(error_of("OptInPhoneNumber", {{"phoneNumber", "call me"}}),
            "400 InvalidParameter: Invalid parameter: PhoneNumber Reason: input incorrectly "
            "formatted");
}

TEST_F(SmsTest, SettingsAreKept) {
  EXPECT_THAT(call("GetSMSAttributes", {}).body,
              HasSubstr("<key>MonthlySpendLimit</key><value>1</value>"));
  const auto set = [this](const char* name, const char* value) {
    return error_of("SetSMSAttributes",
                    {{"attributes.entry.1.key", name}, {"attributes.entry.1.value", value}});
  };
  EXPECT_EQ(set("DefaultSMSType", "Transactional"), "no error");
  EXPECT_EQ(set("DefaultSenderID", "Shop1"), "no error");
  EXPECT_THAT(set("DefaultSMSType", "Loud"), HasSubstr("400 InvalidParameter"));
  EXPECT_THAT(set("DefaultSenderID", "12345"), HasSubstr("400 InvalidParameter"));
  EXPECT_THAT(set("DeliveryStatusSuccessSamplingRate", "101"), HasSubstr("400 InvalidParameter"));
  EXPECT_THAT(set("Colour", "red"), HasSubstr("400 InvalidParameter"));
  const auto one = call("GetSMSAttributes", {{"attributes.member.1", "DefaultSMSType"}}).body;
  EXPECT_THAT(one, HasSubstr("<key>DefaultSMSType</key><value>Transactional</value>"));
  EXPECT_THAT(one, Not(HasSubstr("MonthlySpendLimit")));
}

TEST_F(SmsTest, SandboxNumbersAreVerifiedByWhatTheyAreSent) {
  const Parameters of_number{{"PhoneNumber", number}};
  EXPECT_EQ(error_of("CreateSMSSandboxPhoneNumber", of_number), "no error");
  EXPECT_THAT(call("ListSMSSandboxPhoneNumbers", {}).body, HasSubstr("<Status>Pending</Status>"));
  const auto messages = captured(number);
  ASSERT_EQ(messages.size(), 1u);
  const std::string password = messages[0].text.substr(messages[0].text.size() - 6);
  EXPECT_EQ(error_of("VerifySMSSandboxPhoneNumber",
                     {{"PhoneNumber", number}, {"OneTimePassword", "12345678"}}),
            "400 VerificationException: The one-time password is not valid");
  EXPECT_EQ(error_of("VerifySMSSandboxPhoneNumber",
                     {{"PhoneNumber", number}, {"OneTimePassword", password}}),
            "no error");
  EXPECT_THAT(call("ListSMSSandboxPhoneNumbers", {}).body, HasSubstr("<Status>Verified</Status>"));
  EXPECT_EQ(error_of("DeleteSMSSandboxPhoneNumber", of_number), "no error");
  EXPECT_EQ(error_of("DeleteSMSSandboxPhoneNumber", of_number),
            "404 ResourceNotFound: The phone number is not in the SMS sandbox");
}

TEST_F(SmsTest, SandboxIsListedInPagesOfTheSizeAskedFor) {
  for (int i = 0; i < 3; ++i) {
    const std::string made = number + std::to_string(i);
    EXPECT_EQ(error_of("CreateSMSSandboxPhoneNumber", {{"PhoneNumber", made}}), "no error");
  }
  const auto page = call("ListSMSSandboxPhoneNumbers", {{"MaxResults", "2"}}).body;
  EXPECT_THAT(page, Not(HasSubstr("+155501002")));
  EXPECT_THAT(call("ListSMSSandboxPhoneNumbers", {{"NextToken", element(page, "NextToken")}}).body,
              HasSubstr("+155501002"));
  EXPECT_THAT(error_of("ListSMSSandboxPhoneNumbers", {{"MaxResults", "0"}}),
              HasSubstr("400 ValidationError: 1 validation error detected: Value '0' at "
                        "'maxResults' failed"));
  EXPECT_THAT(error_of("ListSMSSandboxPhoneNumbers", {{"MaxResults", "many"}}),
              HasSubstr("400 MalformedInput"));
}

TEST_F(SmsTest, AccountHasLeftTheSandboxAndOwnsNoNumbers) {
  EXPECT_EQ(value_of("GetSMSSandboxAccountStatus", {}, "IsInSandbox"), "false");
  EXPECT_THAT(call("ListOriginationNumbers", {}).body, HasSubstr("<PhoneNumbers></PhoneNumbers>"));
}

}  // namespace
}  // namespace emulator::sns
