// The sample function beyond its main job: what it does when something is missing or breaks.

#include "harness/emulator_test.hpp"
#include "harness/redis.hpp"
#include "harness/sns_subscriber.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

constexpr char proxy_event[] = R"({"body":"hello","requestContext":{"requestId":"key-1"}})";

class StoreAndPublish : public EmulatorTest {
 protected:
  void create(const std::string& redis_address, const std::string& topic_arn) {
    create(std::map<std::string, std::string>{{"AWS_ENDPOINT", url()},
                                              {"REDIS_SERVER_ADDRESS", redis_address},
                                              {"SNS_TOPIC_ARN", topic_arn}});
  }

  void create(const std::map<std::string, std::string>& environment) {
    create_function(aws(), {.name = "f",
                            .zip = read_file(function_zip_path("store_and_publish")),
                            .environment = environment});
    wait_until_active(aws(), "f");
  }

  // The proxy response, after a look at how the function ended.
  std::string answer_to(const std::string& event) {
    const auto answer = invoke(aws(), "f", event);
    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.get("X-Amz-Function-Error"), "") << answer.body;
    return answer.body;
  }

  RedisServer redis;
};

TEST_F(StoreAndPublish, StoresTheBytesOfABinaryBody) {
  create(redis.address(), create_topic(aws(), "topic"));
  const auto answer =
      answer_to(R"({"body":"AAH/","isBase64Encoded":true,"requestContext":{"requestId":"key-1"}})");
  EXPECT_EQ(json_text(answer, "/statusCode"), "200");
  EXPECT_EQ(RedisClient{redis.address()}.get("key-1"), std::string("\0\1\xff", 3));
}

TEST_F(StoreAndPublish, UsesLambdasRequestIdWithoutOneOfApiGateway) {
  create(redis.address(), create_topic(aws(), "topic"));
  const auto answer = invoke(aws(), "f", R"({"body":"hello"})");
  const std::string id{answer.get("x-amzn-RequestId")};
  EXPECT_EQ(json_text(json_text(answer.body, "/body"), "/id"), id);
  EXPECT_EQ(RedisClient{redis.address()}.get(id), "hello");
}

TEST_F(StoreAndPublish, SaysWhenRedisIsNotThere) {
  create("127.0.0.1:1", create_topic(aws(), "topic"));
  const auto answer = answer_to(proxy_event);
  EXPECT_EQ(json_text(answer, "/statusCode"), "502");
  EXPECT_THAT(json_text(answer, "/body"), HasSubstr("Redis at 127.0.0.1:1: Connection refused"));
}

TEST_F(StoreAndPublish, SaysWhenTheTopicIsNotThere) {
  create(redis.address(), "arn:aws:sns:us-east-1:000000000000:missing");
  const auto answer = answer_to(proxy_event);
  EXPECT_EQ(json_text(answer, "/statusCode"), "502");
  EXPECT_THAT(json_text(answer, "/body"), HasSubstr("NotFound"));
}

TEST_F(StoreAndPublish, SaysWhenTheEventIsNone) {
  create(redis.address(), create_topic(aws(), "topic"));
  EXPECT_EQ(json_text(answer_to("[1]"), "/statusCode"), "500");
}

TEST_F(StoreAndPublish, FailsItsInitWithoutASetting) {
  create(std::map<std::string, std::string>{{"AWS_ENDPOINT", url()}});
  const auto answer = invoke(aws(), "f", proxy_event);
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "Unhandled");
  EXPECT_EQ(json_text(answer.body, "/errorMessage"), "REDIS_SERVER_ADDRESS is not set");
}

TEST_F(StoreAndPublish, ConnectsAnewWhenItsConnectionsWereClosed) {
  create(redis.address(), create_topic(aws(), "topic"));
  EXPECT_EQ(json_text(answer_to(proxy_event), "/statusCode"), "200");
  RedisClient client{redis.address()};
  EXPECT_EQ(client.disconnect_others(), 1);
  client.remove("key-1");
  EXPECT_EQ(json_text(answer_to(proxy_event), "/statusCode"), "200");
  EXPECT_EQ(client.get("key-1"), "hello");
}

TEST_F(StoreAndPublish, PublishesOnceForEachBody) {
  const auto topic = create_topic(aws(), "topic");
  SnsSubscriber subscriber;
  subscribe(aws(), topic, "http", subscriber.url());
  ASSERT_TRUE(subscriber.wait_until_confirmed(1));
  create(redis.address(), topic);
  answer_to(R"({"body":""})");
  answer_to(R"({"body":"a","requestContext":{"requestId":"one"}})");
  answer_to(R"({"body":"b","requestContext":{"requestId":"two"}})");
  ASSERT_TRUE(subscriber.wait_for_notifications(2));
  EXPECT_EQ(get(url() + "/_emulator/idle").status(), 200);
  std::vector<std::string> ids;
  for (const auto& message : subscriber.notifications())
    ids.push_back(message.message);
  EXPECT_THAT(ids, testing::ElementsAre("one", "two"));
}

}  // namespace
}  // namespace emulator::functional
