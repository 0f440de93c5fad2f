#include "handlers/apigateway/quota.hpp"

#include <gtest/gtest.h>

#include "daemon/random.hpp"

namespace emulator::apigateway {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

constexpr sys_days friday = 2026y / std::chrono::January / 30;

TEST(PeriodStart, Is_the_day_itself_for_days) {
  EXPECT_EQ(period_start({5, 0, "DAY"}, friday), friday);
}

TEST(PeriodStart, Is_the_last_weekday_of_the_offset_for_weeks) {
  EXPECT_EQ(period_start({5, 0, "WEEK"}, friday), friday - days(5));
  EXPECT_EQ(period_start({5, 5, "WEEK"}, friday), friday);
  EXPECT_EQ(period_start({5, 6, "WEEK"}, friday), friday - days(6));
}

TEST(PeriodStart, Is_the_last_day_of_the_offset_for_months) {
  EXPECT_EQ(period_start({5, 0, "MONTH"}, friday), sys_days(2026y / std::chrono::January / 1));
  EXPECT_EQ(period_start({5, 27, "MONTH"}, friday), sys_days(2026y / std::chrono::January / 28));
  EXPECT_EQ(period_start({5, 27, "MONTH"}, friday - days(10)),
            sys_days(2025y / std::chrono::December / 28));
}

TEST(QuotaUsage, Refuses_what_is_over_the_limit_until_the_period_is_over) {
  const Quota quota{2, 0, "WEEK"};
  QuotaUsage usage;
  EXPECT_TRUE(usage.take(&quota, friday));
  EXPECT_TRUE(usage.take(&quota, friday + days(1)));
  EXPECT_FALSE(usage.take(&quota, friday + days(1)));
  EXPECT_TRUE(usage.take(&quota, friday + days(2)));
}

TEST(QuotaUsage, Tells_what_was_used_on_a_day_and_remains_after_it) {
  const Quota quota{10, 0, "WEEK"};
  QuotaUsage usage;
  usage.take(&quota, friday);
  usage.take(&quota, friday);
  usage.take(&quota, friday + days(1));
  const auto expect = [&](sys_days day, int used, int remaining) {
    EXPECT_EQ(usage.on(&quota, day).used, used);
    EXPECT_EQ(usage.on(&quota, day).remaining, remaining);
  };
  expect(friday - days(1), 0, 10);
  expect(friday, 2, 8);
  expect(friday + days(1), 1, 7);
  expect(friday + days(2), 0, 10);
}

TEST(QuotaUsage, A_grant_lasts_until_the_period_ends) {
  const Quota quota{1, 0, "DAY"};
  QuotaUsage usage;
  EXPECT_TRUE(usage.take(&quota, friday));
  usage.grant(quota, friday, 2);
  EXPECT_EQ(usage.on(&quota, friday).remaining, 2);
  EXPECT_TRUE(usage.take(&quota, friday));
  EXPECT_TRUE(usage.take(&quota, friday));
  EXPECT_FALSE(usage.take(&quota, friday));
  EXPECT_EQ(usage.on(&quota, friday + days(1)).remaining, 1);
}

TEST(QuotaUsage, A_grant_may_also_take_away) {
  const Quota quota{5, 0, "DAY"};
  QuotaUsage usage;
  usage.grant(quota, friday, 0);
  EXPECT_FALSE(usage.take(&quota, friday));
}

TEST(QuotaUsage, Without_a_quota_requests_are_counted_and_pass) {
  QuotaUsage usage;
  for (int i = 0; i < 3; ++i)
    EXPECT_TRUE(usage.take(nullptr, friday));
  EXPECT_EQ(usage.on(nullptr, friday).used, 3);
  EXPECT_EQ(usage.on(nullptr, friday + days(1)).used, 0);
}

TEST(QuotaUsage, A_raised_limit_counts_at_once) {
  QuotaUsage usage;
  const Quota small{1, 0, "DAY"};
  const Quota large{3, 0, "DAY"};
  EXPECT_TRUE(usage.take(&small, friday));
  EXPECT_FALSE(usage.take(&small, friday));
  EXPECT_TRUE(usage.take(&large, friday));
}

// Days one after the other, from before a leap day to after the next but one: a period begins where
// its first day is met, and has its whole limit.
TEST(QuotaUsage, Lets_the_limit_pass_in_every_period_of_nine_years) {
  constexpr sys_days first = 2019y / std::chrono::December / 1;
  constexpr sys_days last = 2028y / std::chrono::December / 31;
  std::vector<Quota> quotas{{3, 0, "DAY"}};
  for (int offset = 0; offset < 7; ++offset)
    quotas.push_back({3, offset, "WEEK"});
  for (int offset = 0; offset < 28; ++offset)
    quotas.push_back({3, offset, "MONTH"});
  SeededRandom random;
  for (const Quota& quota : quotas) {
    QuotaUsage usage;
    int left = quota.limit;
    bool has_begun = false;
    for (sys_days day = first; day <= last; day += days(1)) {
      const std::chrono::year_month_day date(day);
      const auto weekday = static_cast<int>(std::chrono::weekday(day).c_encoding());
      const auto day_of_month = static_cast<int>(static_cast<unsigned>(date.day()));
      const bool begins =
          quota.period == "DAY" ||
          (quota.period == "WEEK" ? weekday == quota.offset : day_of_month == quota.offset + 1);
      if (begins) left = quota.limit;
      has_begun = has_begun || begins;
      if (!has_begun) continue;
      for (auto requests = random.number() % 3; requests > 0; --requests) {
        const bool passes = left > 0;
        ASSERT_EQ(usage.take(&quota, day), passes)
            << quota.period << " " << quota.offset << ", day " << day.time_since_epoch().count();
        if (passes) --left;
      }
      ASSERT_EQ(usage.on(&quota, day).remaining, left);
    }
  }
}

}  // namespace
}  // namespace emulator::apigateway
