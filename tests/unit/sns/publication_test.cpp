#include "handlers/sns/publication.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace emulator::sns {
namespace {

using namespace std::chrono_literals;
using State = SubscriptionOutcome::State;

class PublicationsTest : public testing::Test {
 protected:
  std::shared_ptr<Publication> add(const std::string& id, std::vector<State> states,
                                   std::size_t size = 1) {
    auto message = std::make_shared<OutboundMessage>();
    message->id = id;
    message->content.text.assign(size, 'x');
    std::vector<SubscriptionOutcome> outcomes;
    for (const State state : states)
      outcomes.emplace_back().state = state;
    return publications.add(std::move(message), std::move(outcomes));
  }

  boost::asio::io_context loop{1};
  Publications publications{loop.get_executor()};
};

TEST_F(PublicationsTest, AreFoundByTheirId) {
  add("a", {});
  const auto b = add("b", {});
  EXPECT_EQ(publications.find("b"), b);
  EXPECT_EQ(publications.find("c"), nullptr);
}

TEST_F(PublicationsTest, AreSettledWhenNothingIsOpen) {
  EXPECT_TRUE(add("a", {})->settled());
  EXPECT_FALSE(add("b", {State::delivered, State::retrying})->settled());
  EXPECT_FALSE(add("c", {State::held})->settled());
  const auto failed = add("d", {State::delivered, State::failed, State::filtered_out});
  EXPECT_TRUE(failed->settled());
  EXPECT_FALSE(failed->delivered());
  EXPECT_TRUE(add("e", {State::delivered, State::filtered_out})->delivered());
}

TEST_F(PublicationsTest, AreBoundedInNumber) {
  for (std::size_t i = 0; i < Publications::max_publications + 3; ++i)
    add(std::to_string(i), {});
  EXPECT_EQ(publications.all().size(), Publications::max_publications);
  EXPECT_EQ(publications.forgotten(), 3u);
  EXPECT_EQ(publications.find("2"), nullptr);
  EXPECT_NE(publications.find("3"), nullptr);
}

TEST_F(PublicationsTest, AreBoundedInSize) {
  const std::size_t half = Publications::max_bytes / 2;
  add("a", {}, half);
  add("b", {}, half);
  EXPECT_EQ(publications.find("a"), nullptr);
  add("c", {}, 2 * Publications::max_bytes);
  EXPECT_EQ(publications.all().size(), 1u) << "the newest stays whatever its size";
}

TEST_F(PublicationsTest, OlderAttemptsAreCountedOnly) {
  const auto publication = add("a", {State::retrying});
  for (unsigned i = 0; i < SubscriptionOutcome::max_attempts + 5; ++i) {
    publications.add_attempt(*publication, publication->outcomes[0],
                             {{}, 0ms, 500 + i, "HTTP 500"});
  }
  EXPECT_EQ(publication->outcomes[0].attempts_made, SubscriptionOutcome::max_attempts + 5);
  EXPECT_EQ(publication->outcomes[0].attempts.size(), SubscriptionOutcome::max_attempts);
  EXPECT_EQ(publication->outcomes[0].attempts.front().status, 505u);
}

TEST_F(PublicationsTest, WhoWaitsIsWokenWhenItIsSettled) {
  const auto publication = add("a", {State::waiting});
  std::optional<bool> met;
  boost::asio::co_spawn(loop,
                        publications.wait([&] { return publication->settled(); },
                                          std::chrono::steady_clock::now() + 1h),
                        [&met](std::exception_ptr, bool reached) { met = reached; });
  loop.poll();
  EXPECT_FALSE(met);
  publication->outcomes[0].state = State::delivered;
  publications.changed(*publication);
  loop.poll();
  EXPECT_EQ(met, true);
}

TEST_F(PublicationsTest, WaitingEndsAtTheDeadline) {
  const auto publication = add("a", {State::waiting});
  std::optional<bool> met;
  boost::asio::co_spawn(loop,
                        publications.wait([&] { return publication->settled(); },
                                          std::chrono::steady_clock::now() + 1ms),
                        [&met](std::exception_ptr, bool reached) { met = reached; });
  loop.run();
  EXPECT_EQ(met, false);
}

}  // namespace
}  // namespace emulator::sns
