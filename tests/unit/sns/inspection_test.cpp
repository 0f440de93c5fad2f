#include "handlers/sns/inspection.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Inspection : public SnsTest {
 protected:
  http::Response ask(const std::string& target, const std::string& method = "GET") {
    http::Request request;
    request.method = method;
    request.target = target;
    http::Response response;
    response.status = 0;
    boost::asio::co_spawn(loop, inspect(state, request),
                          [&response](std::exception_ptr error, http::Response answer) {
                            if (error) std::rethrow_exception(error);
                            response = std::move(answer);
                          });
    loop.restart();
    while (response.status == 0 && loop.run_one() > 0) {
    }
    return response;
  }

  std::string topic = make_topic();
};

TEST_F(Inspection, DeliveredMessageHasItsAttempts) {
  const auto arn = subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  transport->answers = {{DeliveryOutcome::permanent, "HTTP 404 Not Found", 404}};
  const auto failed = publish(topic, "one");
  const auto delivered = publish(topic, "two");
  run_until_idle();
  EXPECT_THAT(ask("/_emulator/sns/messages/" + failed).body,
              AllOf(HasSubstr(R"("status":"failed")"),
                    HasSubstr(R"("reason":"HTTP 404 Not Found")"), HasSubstr(R"("attempts":1)"),
                    HasSubstr(R"("status":404)"), HasSubstr(R"("settled":true)"),
                    HasSubstr(R"("delivered":false)"), HasSubstr(R"("subscription_arn":")" + arn)));
  EXPECT_THAT(ask("/_emulator/sns/messages/" + delivered + "?wait=delivered").body,
              AllOf(HasSubstr(R"("status":"delivered")"), HasSubstr(R"("delivered":true)")));
}

TEST_F(Inspection, FilteredMessageNamesTheKeyAndItsValue) {
  subscribe_and_confirm(topic, "http://a/",
                        {{"Attributes.entry.1.key", "FilterPolicy"},
                         {"Attributes.entry.1.value", R"({"kind":["order"]})"}});
  const auto without = publish(topic, "no kind");
  const auto other = value_of("Publish",
                              {{"TopicArn", topic},
                               {"Message", "m"},
                               {"MessageAttributes.entry.1.Name", "kind"},
                               {"MessageAttributes.entry.1.Value.DataType", "String"},
                               {"MessageAttributes.entry.1.Value.StringValue", "invoice"}},
                              "MessageId");
  EXPECT_THAT(ask("/_emulator/sns/messages/" + without).body,
              AllOf(HasSubstr(R"("status":"filtered_out")"),
                    HasSubstr(R"("filter_mismatch":{"key":"kind","value":null})")));
  EXPECT_THAT(ask("/_emulator/sns/messages/" + other).body,
              HasSubstr(R"("filter_mismatch":{"key":"kind","value":"invoice"})"));
}

TEST_F(Inspection, UnconfirmedSubscriptionIsNamed) {
  subscribe(topic, "http://a/");
  const auto id = publish(topic, "m");
  EXPECT_THAT(ask("/_emulator/sns/messages/" + id).body,
              AllOf(HasSubstr(R"("status":"pending_confirmation")"), HasSubstr(R"("settled":true)"),
                    HasSubstr(R"("delivered":false)")));
}

TEST_F(Inspection, ListIsOfOneTopicAndBounded) {
  const auto other = make_topic("other");
  publish(topic, "one");
  publish(other, "two");
  publish(topic, "three");
  const auto all = ask("/_emulator/sns/messages?topic=" + topic).body;
  EXPECT_THAT(all, AllOf(HasSubstr("one"), HasSubstr("three"), Not(HasSubstr("two"))));
  EXPECT_THAT(ask("/_emulator/sns/messages?topic=other").body, HasSubstr("two"));
  const auto newest = ask("/_emulator/sns/messages?limit=1").body;
  EXPECT_THAT(newest, AllOf(HasSubstr("three"), Not(HasSubstr("two"))));
  EXPECT_THAT(newest, HasSubstr(R"("forgotten":0)"));
}

TEST_F(Inspection, WaitingEndsWithTheStateAtItsTimeout) {
  subscribe_and_confirm(topic, "http://a/");
  run_until_idle();
  transport->gate = std::make_shared<boost::asio::steady_timer>(
      loop, boost::asio::steady_timer::time_point::max());
  const auto id = publish(topic, "m");
  const auto late = ask("/_emulator/sns/messages/" + id + "?wait=delivered&timeout=10ms");
  EXPECT_EQ(late.status, 408u);
  EXPECT_THAT(late.body, HasSubstr(R"("status":"waiting")"));
  EXPECT_EQ(ask("/_emulator/sns/messages?wait=delivered&timeout=0").status, 408u);
  transport->gate->cancel();
  EXPECT_EQ(ask("/_emulator/sns/messages/" + id + "?wait=delivered&timeout=5s").status, 200u);
  EXPECT_EQ(ask("/_emulator/sns/messages?wait=delivered&count=1&timeout=1").status, 200u);
  EXPECT_EQ(ask("/_emulator/sns/messages?wait=delivered&count=2&timeout=1ms").status, 408u);
}

TEST_F(Inspection, Faults) {
  EXPECT_EQ(ask("/_emulator/sns/messages/none").status, 404u);
  EXPECT_EQ(ask("/_emulator/sns/other").status, 404u);
  EXPECT_EQ(ask("/_emulator/sns/messages", "POST").status, 405u);
  EXPECT_EQ(ask("/_emulator/sns/messages?wait=long").status, 400u);
  EXPECT_EQ(ask("/_emulator/sns/messages?timeout=1h").status, 400u);
  EXPECT_EQ(ask("/_emulator/sns/messages?colour=red").status, 400u);
}

TEST_F(Inspection, LocalStacksCapturedMessages) {
  CapturedMessage sms;
  sms.target = "+123";
  sms.id = "id";
  sms.text = "hello";
  state.captured.add({}, sms);
  const auto listed = ask("/_aws/sns/sms-messages?phoneNumber=%2B123");
  EXPECT_THAT(listed.body,
              AllOf(HasSubstr(R"({"sms_messages":{"+123":[{"PhoneNumber":"+123","TopicArn":null)"),
                    HasSubstr(R"("Message":"hello")"), HasSubstr(R"("region":"us-east-1"})")));
  EXPECT_EQ(ask("/_aws/sns/platform-endpoint-messages").body,
            R"({"platform_endpoint_messages":{},"region":"us-east-1"})");
  EXPECT_EQ(ask("/_aws/sns/sms-messages", "DELETE").status, 204u);
  EXPECT_EQ(ask("/_aws/sns/sms-messages").body, R"({"sms_messages":{},"region":"us-east-1"})");
}

TEST_F(Inspection, LocalStacksSubscriptionTokens) {
  const auto arn = subscribe(topic, "http://a/", {{"ReturnSubscriptionArn", "true"}});
  EXPECT_EQ(ask("/_aws/sns/subscription-tokens/" + arn).body,
            R"({"subscription_token":")" + token_of("http://a/") + R"(","subscription_arn":")" +
                arn + R"("})");
  EXPECT_EQ(ask("/_aws/sns/subscription-tokens/" + arn + "0").status, 404u);
  EXPECT_EQ(ask("/_aws/sns/subscription-tokens/none").status, 400u);
}

}  // namespace
}  // namespace emulator::sns
