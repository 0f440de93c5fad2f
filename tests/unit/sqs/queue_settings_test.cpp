#include "handlers/sqs/queue_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::sqs {
namespace {

using testing::HasSubstr;

std::string refusal(const Attributes& given, bool fifo = false, bool creating = true) {
  QueueSettings settings(fifo);
  const auto error = settings.set(given, creating);
  return error ? error->code + ": " + error->message : "";
}

TEST(QueueSettings, AreAwssUnlessGiven) {
  const QueueSettings settings;
  EXPECT_EQ(settings.get("VisibilityTimeout"), "30");
  EXPECT_EQ(settings.get("MaximumMessageSize"), "1048576");
  EXPECT_EQ(settings.get("MessageRetentionPeriod"), "345600");
  EXPECT_EQ(settings.get("SqsManagedSseEnabled"), "true");
  EXPECT_EQ(settings.get("FifoQueue"), "");
  EXPECT_EQ(QueueSettings(true).get("DeduplicationScope"), "queue");
}

TEST(QueueSettings, HaveBounds) {
  const struct {
    const char* name;
    const char* least;
    const char* below;
    const char* most;
    const char* above;
  } numbers[] = {{"DelaySeconds", "0", "-1", "900", "901"},
                 {"KmsDataKeyReusePeriodSeconds", "60", "59", "86400", "86401"},
                 {"MaximumMessageSize", "1024", "1023", "1048576", "1048577"},
                 {"MessageRetentionPeriod", "60", "59", "1209600", "1209601"},
                 {"ReceiveMessageWaitTimeSeconds", "0", "-1", "20", "21"},
                 {"VisibilityTimeout", "0", "-1", "43200", "43201"}};
  for (const auto& number : numbers) {
    EXPECT_EQ(refusal({{number.name, number.least}}), "");
    EXPECT_EQ(refusal({{number.name, number.most}}), "");
    for (const char* bad : {number.below, number.above, "", "x", "1.5", "1 "}) {
      EXPECT_EQ(refusal({{number.name, bad}}),
                "InvalidAttributeValue: Invalid value for the parameter " +
                    std::string(number.name) + ".");
    }
  }
}

TEST(QueueSettings, KnowNoOtherNames) {
  EXPECT_EQ(refusal({{"Colour", "red"}}), "InvalidAttributeName: Unknown Attribute Colour.");
  EXPECT_EQ(refusal({{"QueueArn", "x"}}), "InvalidAttributeName: Unknown Attribute QueueArn.");
  EXPECT_EQ(refusal({{"FifoQueue", "false"}}),
            "InvalidAttributeName: Unknown Attribute FifoQueue.");
  EXPECT_EQ(refusal({{"ContentBasedDeduplication", "true"}}),
            "InvalidAttributeName: Unknown Attribute ContentBasedDeduplication.");
  EXPECT_THAT(refusal({{"FifoQueue", "true"}}, true, false), HasSubstr("FifoQueue"));
}

TEST(QueueSettings, ChangeAllOrNothing) {
  QueueSettings settings;
  ASSERT_TRUE(settings.set({{"DelaySeconds", "5"}, {"VisibilityTimeout", "x"}}, false));
  EXPECT_EQ(settings.get("DelaySeconds"), "0");
}

TEST(QueueSettings, ReadARedrivePolicy) {
  QueueSettings settings;
  ASSERT_FALSE(settings.set(
      {{"RedrivePolicy",
        R"({"maxReceiveCount":"5","deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:d"})"}},
      true));
  EXPECT_EQ(settings.dead_letter_target(), "arn:aws:sqs:us-east-1:000000000000:d");
  EXPECT_EQ(settings.max_receive_count(), 5u);
  ASSERT_FALSE(settings.set({{"RedrivePolicy", ""}}, false));
  EXPECT_EQ(settings.dead_letter_target(), "");
  EXPECT_EQ(settings.values().count("RedrivePolicy"), 0u);
}

TEST(QueueSettings, RefuseOtherRedrivePolicies) {
  const std::string target = R"("deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:d")";
  const auto refused = [](const std::string& policy) {
    return refusal({{"RedrivePolicy", policy}});
  };
  EXPECT_THAT(refused("x"), HasSubstr("not a valid JSON map"));
  EXPECT_THAT(refused("{}"), HasSubstr("mandatory attribute: deadLetterTargetArn"));
  EXPECT_THAT(refused("{" + target + "}"), HasSubstr("mandatory attribute: maxReceiveCount"));
  EXPECT_THAT(refused("{" + target + R"(,"maxReceiveCount":0})"),
              HasSubstr("Invalid value for maxReceiveCount: 0"));
  EXPECT_THAT(refused("{" + target + R"(,"maxReceiveCount":1001})"), HasSubstr("1001"));
  EXPECT_THAT(refused("{" + target + R"(,"maxReceiveCount":1,"x":1})"),
              HasSubstr("Only following attributes"));
  EXPECT_THAT(refused(R"({"deadLetterTargetArn":"d","maxReceiveCount":1})"),
              HasSubstr("Invalid value for deadLetterTargetArn"));
}

TEST(QueueSettings, ReadARedriveAllowPolicy) {
  const auto refused = [](const std::string& policy) {
    return refusal({{"RedriveAllowPolicy", policy}});
  };
  EXPECT_EQ(refused(R"({"redrivePermission":"denyAll"})"), "");
  EXPECT_EQ(refused(R"({"redrivePermission":"byQueue",
                        "sourceQueueArns":["arn:aws:sqs:us-east-1:000000000000:s"]})"),
            "");
  for (const char* bad :
       {"x", "{}", R"({"redrivePermission":"some"})", R"({"redrivePermission":"byQueue"})",
        R"({"redrivePermission":"byQueue","sourceQueueArns":["s"]})",
        R"({"redrivePermission":"allowAll","sourceQueueArns":["arn:aws:sqs:us-east-1:0:s"]})"}) {
    EXPECT_THAT(refused(bad), HasSubstr("InvalidParameterValue")) << bad;
  }
}

TEST(QueueSettings, LimitThroughputByGroupOnlyWhereDeduplicationIs) {
  EXPECT_THAT(refusal({{"FifoThroughputLimit", "perMessageGroupId"}}, true),
              HasSubstr("InvalidAttributeValue"));
  EXPECT_EQ(refusal({{"FifoThroughputLimit", "perMessageGroupId"},
                     {"DeduplicationScope", "messageGroup"}},
                    true),
            "");
}

TEST(QueueSettings, EncryptInOneWay) {
  QueueSettings settings;
  ASSERT_FALSE(settings.set({{"KmsMasterKeyId", "alias/k"}}, true));
  EXPECT_EQ(settings.get("SqsManagedSseEnabled"), "false");
  EXPECT_THAT(refusal({{"KmsMasterKeyId", "alias/k"}, {"SqsManagedSseEnabled", "true"}}),
              HasSubstr("one type of server-side encryption"));
}

TEST(QueueSettings, TellWhatDiffers) {
  QueueSettings settings;
  ASSERT_FALSE(settings.set({{"DelaySeconds", "5"}}, true));
  EXPECT_EQ(settings.difference({{"DelaySeconds", "5"}, {"VisibilityTimeout", "30"}}),
            std::nullopt);
  EXPECT_EQ(settings.difference({}), std::nullopt);
  EXPECT_EQ(settings.difference({{"DelaySeconds", "6"}}), "DelaySeconds");
  EXPECT_EQ(settings.difference({{"FifoQueue", "true"}}), "FifoQueue");
}

}  // namespace
}  // namespace emulator::sqs
