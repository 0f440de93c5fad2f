#include "daemon/token_bucket.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "daemon/random.hpp"

namespace emulator {
namespace {

using Seconds = std::chrono::duration<double>;

struct Requests {
  double rate;
  double burst;
  std::vector<double> at;  // in seconds
  std::vector<bool> admitted;
};

// At random times: now close together, now far apart.
Requests random_requests(SeededRandom& random) {
  const auto fraction = [&random] {
    return static_cast<double>(random.number() % 10'000) / 10'000;
  };
  Requests made{0.1 + 50 * fraction(), static_cast<double>(1 + random.number() % 20), {}, {}};
  TokenBucket bucket;
  double now = 1'000'000 * fraction();
  for (int i = 0; i < 150; ++i) {
    now += fraction() * (random.number() % 8 == 0 ? 2 * made.burst : 1) / made.rate;
    const auto time =
        TokenBucket::Time(std::chrono::duration_cast<TokenBucket::Time::duration>(Seconds(now)));
    made.at.push_back(now);
    made.admitted.push_back(bucket.take(made.rate, made.burst, time));
  }
  return made;
}

TEST(TokenBucket, Lets_no_more_pass_in_any_time_than_its_burst_and_what_its_rate_gives) {
  SeededRandom random;
  for (int run = 0; run < 100; ++run) {
    const Requests made = random_requests(random);
    for (std::size_t first = 0; first < made.at.size(); ++first) {
      int passed = 0;
      for (std::size_t last = first; last < made.at.size(); ++last) {
        passed += made.admitted[last] ? 1 : 0;
        const double most = made.burst + made.rate * (made.at[last] - made.at[first]);
        ASSERT_LE(passed, most + 1e-3) << "run " << run << ", from " << first << " to " << last;
      }
    }
  }
}

TEST(TokenBucket, Refuses_nobody_for_whom_there_is_a_token) {
  SeededRandom random;
  for (int run = 0; run < 100; ++run) {
    const Requests made = random_requests(random);
    // By the rule itself: what there is at a time, counted from the beginning.
    double tokens = made.burst;
    for (std::size_t i = 0; i < made.at.size(); ++i) {
      if (i > 0) tokens += made.rate * (made.at[i] - made.at[i - 1]);
      tokens = std::min(tokens, made.burst);
      if (tokens > 1 + 1e-3) {
        ASSERT_TRUE(made.admitted[i]) << "run " << run << ", request " << i;
      }
      if (tokens < 1 - 1e-3) {
        ASSERT_FALSE(made.admitted[i]) << "run " << run << ", request " << i;
      }
      if (made.admitted[i]) tokens -= 1;
    }
  }
}

TEST(TokenBucket, Holds_no_more_than_a_burst_that_was_lowered) {
  using namespace std::chrono_literals;
  const TokenBucket::Time now{};
  TokenBucket bucket;
  EXPECT_TRUE(bucket.take(1, 10, now));
  EXPECT_TRUE(bucket.take(1, 2, now));
  EXPECT_TRUE(bucket.take(1, 2, now));
  EXPECT_FALSE(bucket.take(1, 2, now));
  EXPECT_FALSE(bucket.take(1, 0, now + 1h));
}

}  // namespace
}  // namespace emulator
