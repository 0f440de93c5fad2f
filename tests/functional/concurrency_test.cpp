#include <atomic>
#include <set>
#include <thread>

#include "harness/emulator_test.hpp"
#include "main_flow/main_flow.hpp"

namespace emulator::functional {
namespace {

constexpr std::size_t posts = 200;

std::string body_of(std::size_t number) {
  return "body " + std::to_string(number);
}

TEST(Concurrency, AnswersEachOfManyPostsAtOnceWithAKeyOfItsOwn) {
  adopt_orphans();
  Surroundings surroundings;
  MainFlow flow{surroundings.settings()};
  flow.wait_for_services();
  flow.build();

  std::vector<Message> answers(posts);
  std::vector<std::string> failures(posts);
  std::vector<std::thread> clients;
  clients.reserve(posts);
  std::atomic<bool> go = false;
  for (std::size_t i = 0; i < posts; ++i) {
    clients.emplace_back([&, i] {
      go.wait(false);
      try {
        answers[i] = flow.post(body_of(i));
      } catch (const std::runtime_error& error) {
        failures[i] = error.what();
      }
    });
  }
  go = true;
  go.notify_all();
  for (auto& client : clients)
    client.join();

  RedisClient redis{surroundings.settings().redis_address};
  std::set<std::string> ids;
  for (std::size_t i = 0; i < posts; ++i) {
    ASSERT_EQ(failures[i], "") << i;
    ASSERT_EQ(answers[i].status(), 200) << answers[i].body;
    const auto id = json_text(answers[i].body, "/id");
    EXPECT_EQ(id, answers[i].get("x-amzn-RequestId"));
    EXPECT_EQ(redis.get(id), body_of(i));
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), posts);

  ASSERT_TRUE(flow.consumer().wait_for_notifications(posts));
  std::multiset<std::string> published;
  for (const auto& message : flow.consumer().notifications())
    published.insert(message.message);
  EXPECT_EQ(published, (std::multiset<std::string>{ids.begin(), ids.end()}));

  for (const auto& id : ids)
    redis.remove(id);
  for (const auto& process : descendants_of(::getpid())) {
    EXPECT_NE(process.state, 'Z') << to_string({process});
  }
  flow.tear_down();
  EXPECT_EQ(surroundings.stop(), "");
}

}  // namespace
}  // namespace emulator::functional
