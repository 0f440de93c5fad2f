// A hundred messages to a hundred subscriptions, a third of which fail: nothing is lost, nothing
// comes twice. The same with ten thousand messages is tests/bench/delivery_soak.

#include <map>

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using namespace std::chrono_literals;

constexpr int subscriptions = 100;
constexpr int messages = 100;
constexpr int attempts = 3;

class SnsManyMessages : public EmulatorTest {
 protected:
  SnsManyMessages() : EmulatorTest({}, {{"SNS_RETRY_BACKOFF_MS", "10"}}) {}
};

bool fails(std::string_view target) {
  return target.starts_with("/failing/");
}

// How often each endpoint was sent each message, by path and message id.
std::map<std::pair<std::string, std::string>, int> count(
    const std::vector<ReceivedRequest>& requests) {
  std::map<std::pair<std::string, std::string>, int> counted;
  for (const ReceivedRequest& request : requests) {
    if (request.header("x-amz-sns-message-type") != "Notification") continue;
    ++counted[{request.target, std::string(request.header("x-amz-sns-message-id"))}];
  }
  return counted;
}

TEST_F(SnsManyMessages, AreDeliveredOnceOrFailAsOftenAsThePolicySays) {
  SnsSubscriber subscriber;
  subscriber.answer_by([](const ReceivedRequest& request) -> CannedAnswer {
    const bool notification = request.header("x-amz-sns-message-type") == "Notification";
    return {.status = notification && fails(request.target) ? 500 : 200};
  });
  const auto topic = create_topic(aws(), "topic");
  for (int i = 0; i < subscriptions; ++i) {
    subscribe(aws(), topic, "http",
              subscriber.url((i % 3 == 0 ? "/failing/" : "/healthy/") + std::to_string(i)),
              {{"Attributes.entry.1.key", "DeliveryPolicy"},
               {"Attributes.entry.1.value",
                R"({"healthyRetryPolicy":{"numRetries":2,"numNoDelayRetries":1}})"}});
  }
  ASSERT_TRUE(subscriber.wait_until_confirmed(subscriptions));
  for (int i = 0; i < messages; ++i)
    publish(aws(), topic, "message " + std::to_string(i));
  const auto settled = get(url() + "/_emulator/sns/messages?wait=delivered&timeout=100s&limit=1" +
                           "&count=" + std::to_string(messages));
  EXPECT_EQ(settled.status(), 200) << settled.body;
  const auto counted = count(subscriber.requests());
  EXPECT_EQ(counted.size(), static_cast<std::size_t>(subscriptions * messages));
  for (const auto& [endpoint, times] : counted) {
    const int expected = fails(endpoint.first) ? attempts : 1;
    ASSERT_EQ(times, expected) << endpoint.first << " and message " << endpoint.second;
  }
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=5").status(), 200);
}

}  // namespace
}  // namespace emulator::functional
