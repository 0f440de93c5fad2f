#include "handlers/logs/event_buffer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace emulator::logs {
namespace {

std::vector<std::string> messages(const EventBuffer& buffer) {
  std::vector<std::string> result;
  buffer.for_each([&](const Event& event) { result.emplace_back(event.message); });
  return result;
}

TEST(EventBuffer, keeps_events_in_the_order_they_came) {
  EventBuffer buffer;
  buffer.append({0, 20, 21, 1, "later"}, "\n");
  buffer.append({0, 10, 22, 2, "earlier"});
  EXPECT_THAT(messages(buffer), testing::ElementsAre("later\n", "earlier"));
  std::vector<Event> events;
  buffer.for_each([&](const Event& event) { events.push_back(event); });
  EXPECT_EQ(events[0].sequence, 1u);
  EXPECT_EQ(events[1].sequence, 2u);
  EXPECT_EQ(events[1].timestamp, 10);
  EXPECT_EQ(events[1].ingested, 22);
  EXPECT_EQ(events[1].stream, 2u);
}

TEST(EventBuffer, lets_the_oldest_go) {
  EventBuffer buffer;
  const std::string line(1000, 'x');
  for (int i = 0; i < 5000; ++i)
    buffer.append({0, i, i, 1, line});
  EXPECT_LE(buffer.size_of_all(), EventBuffer::limit);
  EXPECT_GT(buffer.size_of_all(), EventBuffer::limit / 2);
  std::int64_t last = -1;
  buffer.for_each([&](const Event& event) { last = event.timestamp; });
  EXPECT_EQ(last, 4999);
}

TEST(EventBuffer, holds_a_message_larger_than_a_chunk) {
  EventBuffer buffer;
  buffer.append({0, 1, 1, 1, std::string(EventBuffer::chunk_size * 3, 'x')});
  buffer.append({0, 2, 2, 1, "small"});
  EXPECT_EQ(messages(buffer).at(0).size(), EventBuffer::chunk_size * 3);
  EXPECT_EQ(messages(buffer).at(1), "small");
}

TEST(EventBuffer, forgets_a_stream_and_keeps_the_numbers_of_the_others) {
  EventBuffer buffer;
  buffer.append({0, 1, 1, 1, "one"});
  buffer.append({0, 2, 2, 2, "two"});
  buffer.append({0, 3, 3, 1, "three"});
  buffer.erase_stream(2);
  EXPECT_THAT(messages(buffer), testing::ElementsAre("one", "three"));
  buffer.append({0, 4, 4, 1, "four"});
  std::vector<std::uint64_t> sequences;
  buffer.for_each([&](const Event& event) { sequences.push_back(event.sequence); });
  EXPECT_THAT(sequences, testing::ElementsAre(1u, 3u, 4u));
}

}  // namespace
}  // namespace emulator::logs
