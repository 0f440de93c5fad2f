// Redrive policies, and what becomes of messages that can't be delivered.

#include <gmock/gmock.h>

#include "fixture.hpp"
#include "handlers/sns/delivery_journal.hpp"
#include "handlers/sns/redrive_policy.hpp"

namespace emulator::sns {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string dead_letters = "arn:aws:sqs:us-east-1:000000000000:dead";
const AttemptResult refusal{DeliveryOutcome::permanent, "HTTP 404 Not Found", 404};

std::string policy_for(const std::string& queue) {
  return R"({"deadLetterTargetArn":")" + queue + R"("})";
}

TEST(RedrivePolicy, NamesAQueue) {
  EXPECT_EQ(parse_redrive_policy(policy_for(dead_letters)).value(), dead_letters);
  EXPECT_EQ(parse_redrive_policy("{}").value(), "");
}

TEST(RedrivePolicy, FaultsAreNamed) {
  const auto fault = [](std::string_view text) {
    const auto policy = parse_redrive_policy(text);
    return policy ? "no fault" : policy.error().message;
  };
  EXPECT_EQ(fault("{"), "failed to parse JSON.");
  EXPECT_EQ(fault("[]"), "failed to parse JSON.");
  EXPECT_EQ(fault(R"({"maxReceiveCount":3})"), "Unexpected JSON member: maxReceiveCount");
  EXPECT_EQ(fault(policy_for("dead")), "deadLetterTargetArn has to be the ARN of a queue");
  EXPECT_EQ(fault(policy_for("arn:aws:sns:us-east-1:000000000000:t")),
            "deadLetterTargetArn has to be the ARN of a queue");
  EXPECT_EQ(fault(R"({"deadLetterTargetArn":5})"),
            "deadLetterTargetArn has to be the ARN of a queue");
}

TEST(RedrivePolicy, QueueHasToFitTheTopic) {
  FakeQueues queues;
  queues.names = {dead_letters, dead_letters + ".fifo"};
  const auto fault = [&queues](const char* topic, const std::string& queue) -> std::string {
    const auto error = dead_letter_queue_error({aws::Scope(), topic}, queue, &queues);
    return error ? error->message : "no fault";
  };
  EXPECT_EQ(fault("t", dead_letters), "no fault");
  EXPECT_EQ(fault("t", ""), "no fault");
  EXPECT_EQ(fault("t.fifo", dead_letters + ".fifo"), "no fault");
  EXPECT_THAT(fault("t.fifo", dead_letters), HasSubstr("go to a FIFO queue"));
  EXPECT_THAT(fault("t", dead_letters + ".fifo"), HasSubstr("go to a standard queue"));
  EXPECT_THAT(fault("t", dead_letters + "2"), HasSubstr("does not exist"));
  EXPECT_THAT(fault("t", "arn:aws:sqs:eu-west-1:000000000000:dead"), HasSubstr("region"));
  EXPECT_THAT(fault("t", "arn:aws:sqs:us-east-1:111111111111:dead"), HasSubstr("account"));
}

class DeadLetters : public SnsTest {
 protected:
  DeadLetters() {
    queues.names = {dead_letters};
    state.queues = &queues;
  }

  Parameters with_policy(Parameters more = {}) const {
    more.emplace_back("Attributes.entry.1.key", "RedrivePolicy");
    more.emplace_back("Attributes.entry.1.value", policy_for(dead_letters));
    return more;
  }

  const SubscriptionOutcome& outcome_of(const std::string& id) {
    return state.publications.find(id)->outcomes.at(0);
  }

  std::string topic = make_topic();
};

TEST_F(DeadLetters, FailedMessageIsInTheQueueAsItWouldHaveBeenDelivered) {
  subscribe_and_confirm(topic, "http://a/", with_policy());
  run_until_idle();
  transport->answers = {refusal};
  const auto id = publish(topic, "hello");
  run_until_idle();
  ASSERT_EQ(queues.sent.size(), 1u);
  const auto& letter = queues.sent[0];
  EXPECT_THAT(letter.body, HasSubstr(R"("Type" : "Notification")"));
  EXPECT_THAT(letter.body, HasSubstr(R"("Message" : "hello")"));
  EXPECT_THAT(letter.body, HasSubstr(R"("Signature" : ")"));
  ASSERT_EQ(letter.attributes.size(), 3u);
  EXPECT_EQ(letter.attributes[0].name, "RequestID");
  EXPECT_EQ(letter.attributes[1], (sqs::MessageAttribute{"ErrorCode", "String", "404"}));
  EXPECT_EQ(letter.attributes[2],
            (sqs::MessageAttribute{"ErrorMessage", "String", "HTTP 404 Not Found"}));
  EXPECT_EQ(outcome_of(id).state, SubscriptionOutcome::State::failed);
  EXPECT_EQ(outcome_of(id).dead_letter_queue, dead_letters);
}

TEST_F(DeadLetters, DeliveredMessageIsNot) {
  subscribe_and_confirm(topic, "http://a/", with_policy());
  const auto id = publish(topic, "hello");
  run_until_idle();
  EXPECT_THAT(queues.sent, IsEmpty());
  EXPECT_EQ(outcome_of(id).state, SubscriptionOutcome::State::delivered);
  EXPECT_EQ(outcome_of(id).attempts_made, 1u);
}

TEST_F(DeadLetters, QueueThatIsGoneLosesTheMessageAndSaysSo) {
  subscribe_and_confirm(topic, "http://a/", with_policy());
  run_until_idle();
  queues.names.clear();
  transport->answers = {refusal};
  const auto id = publish(topic, "hello");
  run_until_idle();
  EXPECT_EQ(outcome_of(id).state, SubscriptionOutcome::State::failed);
  EXPECT_EQ(outcome_of(id).dead_letter_queue, "");
}

TEST_F(DeadLetters, MessageThatFoundNoPlaceToWaitIsInTheQueue) {
  const auto subscription = std::make_shared<Subscription>();
  subscription->endpoint = "http://a/";
  subscription->attributes.dead_letter_queue = dead_letters;
  auto message = std::make_shared<OutboundMessage>();
  message->content.text = "hello";
  const std::shared_ptr<const Subscription> shared = subscription;
  const Delivery delivery{message, nullptr, {}, {}};
  DeliveryEvent event{DeliveryEvent::Kind::dropped, shared, delivery};
  event.why = "no place";
  note(state, event);
  ASSERT_EQ(queues.sent.size(), 1u);
  EXPECT_THAT(queues.sent[0].body, HasSubstr(R"("Message" : "hello")"));
  ASSERT_EQ(queues.sent[0].attributes.size(), 2u);
  EXPECT_EQ(queues.sent[0].attributes[1],
            (sqs::MessageAttribute{"ErrorMessage", "String", "no place"}));
}

TEST_F(DeadLetters, PolicyIsShownAndTakenAway) {
  const auto arn = subscribe_and_confirm(topic, "http://a/", with_policy());
  EXPECT_THAT(attribute("GetSubscriptionAttributes", "SubscriptionArn", arn, "RedrivePolicy"),
              HasSubstr("deadLetterTargetArn"));
  value_of("SetSubscriptionAttributes",
           {{"SubscriptionArn", arn}, {"AttributeName", "RedrivePolicy"}, {"AttributeValue", ""}},
           "");
  EXPECT_EQ(attribute("GetSubscriptionAttributes", "SubscriptionArn", arn, "RedrivePolicy"),
            "not there");
}

TEST_F(DeadLetters, QueueThatDoesNotExistIsRefused) {
  const auto arn = subscribe_and_confirm(topic, "http://a/");
  EXPECT_EQ(
      error_of("SetSubscriptionAttributes", {{"SubscriptionArn", arn},
                                             {"AttributeName", "RedrivePolicy"},
                                             {"AttributeValue", policy_for(dead_letters + "2")}}),
      "400 InvalidParameter: Invalid parameter: RedrivePolicy: deadLetterTargetArn: the "
      "queue does not exist");
}

}  // namespace
}  // namespace emulator::sns
