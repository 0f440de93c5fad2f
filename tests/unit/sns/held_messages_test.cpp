#include "handlers/sns/held_messages.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;

constexpr HeldMessages::Time start{};

std::shared_ptr<const OutboundMessage> message(std::string text) {
  auto made = std::make_shared<OutboundMessage>();
  made->content.text = std::move(text);
  return made;
}

TEST(HeldMessages, ComeBackInOrderOnce) {
  HeldMessages held;
  EXPECT_EQ(held.hold(message("1"), start), 0u);
  EXPECT_EQ(held.hold(message("2"), start + 1s), 0u);
  const auto taken = held.take(start + 2s);
  ASSERT_EQ(taken.messages.size(), 2u);
  EXPECT_EQ(taken.messages[0]->content.text, "1");
  EXPECT_EQ(taken.messages[1]->content.text, "2");
  EXPECT_TRUE(held.take(start + 2s).messages.empty());
}

TEST(HeldMessages, AreKeptForAMinute) {
  HeldMessages held;
  held.hold(message("old"), start);
  held.hold(message("young"), start + 30s);
  const auto taken = held.take(start + 61s);
  ASSERT_EQ(taken.messages.size(), 1u);
  EXPECT_EQ(taken.messages[0]->content.text, "young");
  EXPECT_EQ(taken.expired, 1u);
}

TEST(HeldMessages, AreBoundedInNumberAndSize) {
  HeldMessages held;
  for (std::size_t i = 0; i < HeldMessages::max_messages; ++i) {
    EXPECT_EQ(held.hold(message("x"), start), 0u);
  }
  EXPECT_EQ(held.hold(message("x"), start), 1u);
  EXPECT_EQ(held.hold(message(std::string(HeldMessages::max_bytes, 'x')), start),
            HeldMessages::max_messages);
  EXPECT_EQ(held.take(start).messages.size(), 1u);
}

}  // namespace
}  // namespace emulator::sns
