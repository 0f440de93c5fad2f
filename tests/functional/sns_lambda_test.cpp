// Functions as subscribers.

#include "harness/emulator_test.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {
namespace {

// Prints each event it gets, in one line.
constexpr auto printing_bootstrap = R"sh(
api=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime
while :; do
  curl -sS -D "$TMPDIR/headers" -o "$TMPDIR/event" "$api/invocation/next" || exit 1
  id=$(tr -d '\r' < "$TMPDIR/headers" | sed -n 's/^lambda-runtime-aws-request-id: //Ip')
  printf 'EVENT %s\n' "$(cat "$TMPDIR/event")"
  curl -sS -d '"done"' "$api/invocation/$id/response"
done
)sh";

class SnsLambda : public EmulatorTest {
 protected:
  // The event that the function printed n-th, from 0.
  std::string event(std::size_t n) {
    const std::string output = emulator().process().output();
    std::size_t at = 0;
    for (std::size_t i = 0; i <= n; ++i) {
      at = output.find("EVENT ", at);
      if (at == std::string::npos) return "{}";
      at += sizeof("EVENT ") - 1;
    }
    return output.substr(at, output.find('\n', at) - at);
  }
};

TEST_F(SnsLambda, FunctionGetsTheEventOfAws) {
  const auto topic = create_topic(aws(), "topic");
  const auto function =
      create_function(aws(), {.name = "printer", .zip = script_package(printing_bootstrap)});
  wait_until_active(aws(), "printer");
  const auto subscription = subscribe(aws(), topic, "lambda", function);
  EXPECT_THAT(subscription, testing::StartsWith(topic + ":"));

  const auto id = publish(aws(), topic, "hello\nfunction",
                          {{"Subject", "S"},
                           {"MessageAttributes.entry.1.Name", "n"},
                           {"MessageAttributes.entry.1.Value.DataType", "Number"},
                           {"MessageAttributes.entry.1.Value.StringValue", "5"}});
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=10").status(), 200);
  ASSERT_TRUE(emulator().process().wait_for_output("EVENT ", default_timeout));
  const std::string json = event(0);
  EXPECT_EQ(json_text(json, "/Records/0/EventSource"), "aws:sns");
  EXPECT_EQ(json_text(json, "/Records/0/EventVersion"), "1.0");
  EXPECT_EQ(json_text(json, "/Records/0/EventSubscriptionArn"), subscription);
  EXPECT_EQ(json_text(json, "/Records/0/Sns/Type"), "Notification");
  EXPECT_EQ(json_text(json, "/Records/0/Sns/MessageId"), id);
  EXPECT_EQ(json_text(json, "/Records/0/Sns/TopicArn"), topic);
  EXPECT_EQ(json_text(json, "/Records/0/Sns/Subject"), "S");
  EXPECT_EQ(json_text(json, "/Records/0/Sns/Message"), "hello\nfunction");
  EXPECT_EQ(json_text(json, "/Records/0/Sns/MessageAttributes/n/Type"), "Number");
  EXPECT_EQ(json_text(json, "/Records/0/Sns/MessageAttributes/n/Value"), "5");
  EXPECT_FALSE(json_text(json, "/Records/0/Sns/Signature").empty());
  EXPECT_EQ(get(json_text(json, "/Records/0/Sns/SigningCertUrl")).status(), 200);
}

TEST_F(SnsLambda, MissingFunctionLosesTheMessageWithAWordInTheLog) {
  const auto topic = create_topic(aws(), "topic");
  subscribe(aws(), topic, "lambda", "arn:aws:lambda:us-east-1:000000000000:function:nobody");
  publish(aws(), topic, "hello");
  EXPECT_TRUE(emulator().process().wait_for_output("ResourceNotFoundException", default_timeout));
}

}  // namespace
}  // namespace emulator::functional
