#include "handlers/apigateway/quota.hpp"

#include <algorithm>
#include <iterator>

namespace emulator::apigateway {

using std::chrono::days;
using std::chrono::sys_days;

sys_days period_start(const Quota& quota, sys_days day) {
  if (quota.period == "WEEK") {
    const auto weekday = static_cast<int>(std::chrono::weekday(day).c_encoding());
    return day - days((weekday - quota.offset + 7) % 7);
  }
  if (quota.period == "MONTH") {
    const std::chrono::year_month_day date(day);
    const std::chrono::day first(static_cast<unsigned>(quota.offset) + 1);
    const auto month = std::chrono::year_month(date.year(), date.month());
    return sys_days((date.day() < first ? month - std::chrono::months(1) : month) / first);
  }
  return day;
}

QuotaUsage::Entry QuotaUsage::entry_of(const Quota* quota, Day day) const {
  const auto after = days_.upper_bound(day);
  if (after == days_.begin()) return {};
  const auto& [last_day, last] = *std::prev(after);
  if (last_day == day) return last;
  if (quota == nullptr || last_day < period_start(*quota, day)) return {};
  return {0, last.used_in_period, last.granted};
}

bool QuotaUsage::take(const Quota* quota, Day today) {
  Entry entry = entry_of(quota, today);
  if (quota != nullptr && entry.used_in_period >= quota->limit + entry.granted) return false;
  ++entry.used;
  ++entry.used_in_period;
  days_[today] = entry;
  return true;
}

void QuotaUsage::grant(const Quota& quota, Day today, std::int64_t remaining) {
  Entry entry = entry_of(&quota, today);
  entry.granted = remaining + entry.used_in_period - quota.limit;
  days_[today] = entry;
}

QuotaUsage::Standing QuotaUsage::on(const Quota* quota, Day day) const {
  const Entry entry = entry_of(quota, day);
  if (quota == nullptr) return {entry.used, 0};
  const std::int64_t remaining = quota->limit + entry.granted - entry.used_in_period;
  return {entry.used, std::max<std::int64_t>(remaining, 0)};
}

}  // namespace emulator::apigateway
