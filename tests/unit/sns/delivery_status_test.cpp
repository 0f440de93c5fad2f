#include "handlers/sns/delivery_status.hpp"

#include <gmock/gmock.h>

#include "fixture.hpp"
#include "lambda/log_destination.hpp"

namespace emulator::sns {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::string role = "arn:aws:iam::000000000000:role/logs";

// Keeps what is written, by group.
class FakeLogs final : public lambda::LogDestination {
 public:
  class Writer final : public lambda::LogWriter {
   public:
    explicit Writer(std::vector<std::string>& into) : into_(into) {}
    void write(std::string_view line) override { into_.emplace_back(line); }

   private:
    std::vector<std::string>& into_;
  };

  std::unique_ptr<lambda::LogWriter> open(const aws::Scope&, const std::string& group,
                                          const std::string&) override {
    return std::make_unique<Writer>(groups[group]);
  }

  std::map<std::string, std::vector<std::string>> groups;
};

class DeliveryStatus : public SnsTest {
 protected:
  DeliveryStatus() { state.logs = &logs; }

  std::string set(const std::string& name, const std::string& value) {
    return error_of("SetTopicAttributes",
                    {{"TopicArn", topic}, {"AttributeName", name}, {"AttributeValue", value}});
  }

  const std::string group = "sns/us-east-1/000000000000/t";
  FakeLogs logs;
  std::string topic = make_topic();
};

TEST_F(DeliveryStatus, AttributesAreValidatedAndShown) {
  EXPECT_EQ(set("HTTPSuccessFeedbackRoleArn", role), "no error");
  EXPECT_EQ(set("HTTPSuccessFeedbackSampleRate", "50"), "no error");
  EXPECT_EQ(set("SQSFailureFeedbackRoleArn", role), "no error");
  EXPECT_THAT(set("HTTPSuccessFeedbackSampleRate", "101"), HasSubstr("InvalidParameter"));
  EXPECT_THAT(set("HTTPSuccessFeedbackSampleRate", "x"), HasSubstr("InvalidParameter"));
  EXPECT_THAT(set("LambdaFailureFeedbackRoleArn", "role"), HasSubstr("InvalidParameter"));
  EXPECT_THAT(set("EmailFailureFeedbackRoleArn", role), HasSubstr("AttributeName"));
  const auto shown = [this](const char* name) {
    return attribute("GetTopicAttributes", "TopicArn", topic, name);
  };
  EXPECT_EQ(shown("HTTPSuccessFeedbackRoleArn"), role);
  EXPECT_EQ(shown("HTTPSuccessFeedbackSampleRate"), "50");
  EXPECT_EQ(shown("SQSFailureFeedbackRoleArn"), role);
  EXPECT_EQ(shown("SQSSuccessFeedbackRoleArn"), "not there");
}

TEST_F(DeliveryStatus, SuccessesAreLoggedInAwsShape) {
  set("HTTPSuccessFeedbackRoleArn", role);
  set("HTTPSuccessFeedbackSampleRate", "100");
  subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  transport->answers = {{DeliveryOutcome::delivered, "HTTP 200 OK", 200, {}, "thanks"}};
  const auto id = publish(topic, "hello");
  run_until_idle();
  ASSERT_EQ(logs.groups[group].size(), 1u) << "the handshake is not logged";
  EXPECT_THAT(logs.groups[group][0],
              AllOf(StartsWith(R"({"notification":{"messageMD5Sum":)"
                               R"("5d41402abc4b2a76b9719d911017c592","messageId":")" +
                               id + R"(","topicArn":")" + topic +
                               R"(","timestamp":"2023-11-14 22:13:20.000"},)"
                               R"("delivery":{"deliveryId":")"),
                    HasSubstr(R"("destination":"http://a/","providerResponse":"thanks",)"
                              R"("dwellTimeMs":0,"attempts":1,"statusCode":200},)"
                              R"("status":"SUCCESS"})")));
}

TEST_F(DeliveryStatus, FailuresHaveAGroupOfTheirOwn) {
  set("HTTPFailureFeedbackRoleArn", role);
  subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  transport->answers = {{DeliveryOutcome::permanent, "HTTP 404 Not Found", 404, {}, "no"}};
  publish(topic, "hello");
  publish(topic, "again");
  run_until_idle();
  EXPECT_THAT(logs.groups[group], IsEmpty());
  ASSERT_EQ(logs.groups[group + "/Failure"].size(), 1u);
  EXPECT_THAT(logs.groups[group + "/Failure"][0],
              AllOf(HasSubstr(R"("statusCode":404)"), HasSubstr(R"("status":"FAILURE")")));
}

TEST(StatusLogging, SamplesSuccessesAlone) {
  const StatusLogging logging{"HTTP", role, role, 30};
  EXPECT_TRUE(is_logged(logging, true, 29));
  EXPECT_FALSE(is_logged(logging, true, 30));
  EXPECT_TRUE(is_logged(logging, false, 99));
  EXPECT_FALSE(is_logged({"HTTP", role, "", {}}, true, 0)) << "the rate is 0 unless set";
  EXPECT_FALSE(is_logged({"HTTP", role, "", 100}, false, 0));
}

}  // namespace
}  // namespace emulator::sns
