#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace emulator::apigateway {

// How many requests a key may make in a period of time.
struct Quota {
  int limit = 0;
  // The day on which a period starts: 0 for Sunday in a WEEK, for the first in a MONTH.
  int offset = 0;
  std::string period;  // "DAY", "WEEK" or "MONTH"
};

// The first day of the period that a day belongs to. Days are UTC's.
std::chrono::sys_days period_start(const Quota& quota, std::chrono::sys_days day);

// What one key has used of its plan, day by day.
class QuotaUsage {
 public:
  using Day = std::chrono::sys_days;

  struct Standing {
    std::int64_t used = 0;  // on that day
    std::int64_t remaining = 0;
  };

  // Counts a request, unless nothing remains. A plan without quota (null) counts only.
  bool take(const Quota* quota, Day today);
  // Sets what remains until the period ends.
  void grant(const Quota& quota, Day today, std::int64_t remaining);
  // At the end of a day. Without a quota nothing is said to remain.
  Standing on(const Quota* quota, Day day) const;

 private:
  struct Entry {
    std::int64_t used = 0;
    std::int64_t used_in_period = 0;
    std::int64_t granted = 0;  // over the limit
  };

  // That of a day, as what came before it in its period leaves it.
  Entry entry_of(const Quota* quota, Day day) const;

  std::map<Day, Entry> days_;  // those with requests or grants
};

}  // namespace emulator::apigateway
