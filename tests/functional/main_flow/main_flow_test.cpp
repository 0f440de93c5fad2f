#include "main_flow/main_flow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::functional {
namespace {

using testing::HasSubstr;

class MainFlowTest : public testing::Test {
 protected:
  void SetUp() override {
    flow.wait_for_services();
    flow.build();
  }

  void TearDown() override {
    flow.tear_down();
    EXPECT_EQ(surroundings.stop(), "");
  }

  Surroundings surroundings;
  MainFlow flow{surroundings.settings()};
};

TEST_F(MainFlowTest, StoresTheBodyInRedisAndPublishesItsKey) {
  const std::string body = R"({"order": 1, "note": "naïve café ☕ & \"quotes\""})";
  const auto delivery = flow.deliver(body);
  EXPECT_EQ(delivery.answer.status(), 200);
  EXPECT_EQ(delivery.answer.get("Content-Type"), "application/json");
  EXPECT_EQ(delivery.answer.get("x-amzn-RequestId"), delivery.id);
  EXPECT_EQ(delivery.stored, body);
  EXPECT_EQ(delivery.message.type, "Notification");
  EXPECT_EQ(delivery.message.topic_arn, flow.topic_arn());
  EXPECT_EQ(delivery.message.request.method, "POST");
  EXPECT_EQ(delivery.message.request.header("x-amz-sns-topic-arn"), flow.topic_arn());
}

TEST_F(MainFlowTest, GivesEachRequestAKeyOfItsOwn) {
  const auto first = flow.deliver("one");
  const auto second = flow.deliver("two");
  EXPECT_NE(first.id, second.id);
  EXPECT_EQ(first.stored, "one");
  EXPECT_EQ(second.stored, "two");
}

TEST_F(MainFlowTest, CarriesALargeBody) {
  const std::string body(1'000'000, 'x');
  EXPECT_TRUE(flow.deliver(body).stored == body);
}

TEST_F(MainFlowTest, RefusesAnEmptyBody) {
  const auto answer = flow.post("");
  EXPECT_EQ(answer.status(), 400);
  EXPECT_THAT(answer.body, HasSubstr("empty"));
  // The next message is the next body's: nothing was published for the empty one.
  flow.deliver("not empty");
  EXPECT_EQ(flow.consumer().notifications().size(), 1u);
}

TEST_F(MainFlowTest, LeavesNothingBehind) {
  const auto api = flow.api();
  flow.tear_down();
  EXPECT_EQ(flow.aws().rest("apigateway", "GET", "/restapis/" + api.id).status(), 404);
  EXPECT_EQ(functional::post(api.url + "/messages", "late").status(), 403);
  const auto topics = expect_success(flow.aws().query("sns", "ListTopics")).body;
  EXPECT_THAT(topics, testing::Not(HasSubstr(flow.topic_arn())));
}

}  // namespace
}  // namespace emulator::functional
