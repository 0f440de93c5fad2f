#include "handlers/logs/live_tail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/random.hpp"

namespace emulator::logs {
namespace {

using namespace std::chrono_literals;

class LiveTails : public testing::Test {
 protected:
  LiveTail make(std::string_view pattern = "", std::vector<std::string> streams = {},
                std::vector<std::string> prefixes = {}) {
    LiveTailFilter filter{{{"arn:of:g", {}, "g"}},
                          std::move(streams),
                          std::move(prefixes),
                          FilterPattern::parse(pattern).value()};
    return LiveTail(std::move(filter), random_, start_);
  }
  void offer(LiveTail& tail, std::string message, std::chrono::milliseconds at = 0ms,
             std::string stream = "s") {
    tail.offer({}, "g", {{}, std::move(stream), std::move(message), 1, 2}, start_ + at);
  }
  std::vector<std::string> messages(const std::optional<LiveTail::Update>& update) {
    if (!update) return {"no update"};
    std::vector<std::string> result;
    for (const auto& event : update->events)
      result.push_back(event.message);
    return result;
  }

  const LiveTail::Time start_{1000s};
  SeededRandom random_;
};

using testing::ElementsAre;

TEST_F(LiveTails, SendAnUpdateEachSecondEvenWithoutEvents) {
  LiveTail tail = make();
  EXPECT_FALSE(tail.take(start_ + 999ms));
  EXPECT_EQ(messages(tail.take(start_ + 1s)), std::vector<std::string>());
  EXPECT_FALSE(tail.take(start_ + 1999ms));
  EXPECT_TRUE(tail.take(start_ + 2s));
}

TEST_F(LiveTails, GatherWhatCameInASecond) {
  LiveTail tail = make();
  offer(tail, "a");
  offer(tail, "b", 900ms);
  offer(tail, "c", 1100ms);
  const auto first = tail.take(start_ + 1100ms);
  EXPECT_THAT(messages(first), ElementsAre("a", "b"));
  EXPECT_EQ(first->events[0].group_identifier, "arn:of:g");
  EXPECT_FALSE(first->sampled());
  EXPECT_THAT(messages(tail.take(start_ + 2s)), ElementsAre("c"));
}

TEST_F(LiveTails, SeeWhatTheirFilterLetsThrough) {
  LiveTail named = make("ERROR", {"one"});
  LiveTail prefixed = make("", {}, {"o", "x"});
  for (LiveTail* tail : {&named, &prefixed}) {
    offer(*tail, "ERROR 1", 0ms, "one");
    offer(*tail, "fine", 0ms, "one");
    offer(*tail, "ERROR 2", 0ms, "two");
    tail->offer({}, "other", {{}, "one", "ERROR 3", 1, 2}, start_);
    tail->offer({"111111111111", "us-east-1"}, "g", {{}, "one", "ERROR 4", 1, 2}, start_);
  }
  EXPECT_THAT(messages(named.take(start_ + 1s)), ElementsAre("ERROR 1"));
  EXPECT_THAT(messages(prefixed.take(start_ + 1s)), ElementsAre("ERROR 1", "fine"));
}

TEST_F(LiveTails, SampleASecondOfManyEvents) {
  LiveTail tail = make();
  for (int i = 1000; i < 3000; ++i)
    offer(tail, std::to_string(i));
  const auto update = tail.take(start_ + 1s);
  const auto kept = messages(update);
  EXPECT_EQ(kept.size(), LiveTail::most_events);
  EXPECT_TRUE(update->sampled());
  EXPECT_TRUE(std::is_sorted(kept.begin(), kept.end()));
  EXPECT_GT(kept.back(), "2900");  // not the first alone
}

TEST_F(LiveTails, DropTheOldestForAClientThatIsSlow) {
  LiveTail tail = make();
  for (int second = 0; second < 15; ++second)
    offer(tail, std::to_string(second), second * 1000ms);
  std::vector<std::string> all;
  while (const auto update = tail.take(start_ + 15s))
    all.push_back(update->events.at(0).message);
  EXPECT_EQ(all.size(), LiveTail::most_updates);
  EXPECT_EQ(all.front(), "5");
  EXPECT_EQ(all.back(), "14");
}

TEST_F(LiveTails, HoldNoMoreThanSomeMegabytes) {
  LiveTail tail = make();
  for (int second = 0; second < 8; ++second) {
    for (int i = 0; i < 3; ++i)
      offer(tail, std::string(1024 * 1024, 'x'), second * 1000ms);
  }
  std::size_t bytes = 0;
  while (const auto update = tail.take(start_ + 8s))
    bytes += update->bytes;
  EXPECT_LE(bytes, LiveTail::most_bytes);
  EXPECT_GT(bytes, 0u);
}

}  // namespace
}  // namespace emulator::logs
