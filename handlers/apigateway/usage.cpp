#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "daemon/number.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

using std::chrono::days;
using Day = std::chrono::sys_days;

// AWS tells of the last 90 days.
constexpr days longest_interval{90};

struct Interval {
  Day first;
  Day last;
};

std::string text_of(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Result<Day> read_day(const aws::RestCall& call, std::string_view name) {
  const std::string* text = call.query_value(name);
  const auto fault = [&] {
    return bad_request(fmt::format("Invalid {} specified. Must be of the form YYYY-MM-DD", name));
  };
  if (text == nullptr || text->size() != 10 || (*text)[4] != '-' || (*text)[7] != '-') {
    return fault();
  }
  const std::string_view view = *text;
  const auto year = number_from<unsigned>(view.substr(0, 4));
  const auto month = number_from<unsigned>(view.substr(5, 2));
  const auto day = number_from<unsigned>(view.substr(8, 2));
  if (!year || !month || !day) return fault();
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day));
  if (!date.ok()) return fault();
  return Day(date);
}

Result<Interval> read_interval(const aws::RestCall& call) {
  const auto first = read_day(call, "startDate");
  if (!first) return first.error();
  const auto last = read_day(call, "endDate");
  if (!last) return last.error();
  if (*last < *first) return bad_request("Invalid endDate specified. Must not be before startDate");
  if (*last - *first > longest_interval) {
    return bad_request("Usage is available for intervals of at most 90 days");
  }
  return Interval{*first, *last};
}

// {"usagePlanId": …, "values": {"key": [[used, remaining], …]}}, a pair for each day.
std::string render(const UsagePlan& plan, const Interval& interval, const aws::Page<ApiKey>& keys) {
  Object out;
  out.text("usagePlanId", plan.id);
  out.text("startDate", text_of(interval.first));
  out.text("endDate", text_of(interval.last));
  if (keys.next_marker) out.text("position", *keys.next_marker);
  Object values;
  for (const ApiKey* key : keys.items) {
    std::string pairs;
    for (Day day = interval.first; day <= interval.last; day += days(1)) {
      const auto standing = plan.keys.at(key->id).quota.on(plan.quota_or_null(), day);
      pairs +=
          fmt::format("{}[{},{}]", pairs.empty() ? "" : ",", standing.used, standing.remaining);
    }
    values.json(key->id, fmt::format("[{}]", pairs));
  }
  out.json("values", values.take());
  return out.take();
}

struct Grant {
  std::optional<std::int64_t> remaining;
};

Result<void> patch_remaining(Grant& grant, const aws::PatchTarget& target) {
  const auto value = aws::patch_integer(target);
  if (!value) return value.error();
  if (*value < 0) return aws::invalid_patch_value(target, "a number that is not negative");
  grant.remaining = *value;
  return {};
}

const aws::PatchRule<Grant> rules[] = {
    {"/remaining", {aws::PatchOp::replace}, patch_remaining},
};

}  // namespace

Answer get_usage(State& state, aws::RestCall& call) {
  auto plan = find_usage_plan(state, call);
  if (!plan) return plan.error();
  const auto interval = read_interval(call);
  if (!interval) return interval.error();
  const auto page = page_request(call);
  if (!page) return page.error();
  UsageStore& store = state.usage[call.call.scope];
  const std::string* key_id = call.query_value("keyId");
  const UsagePlan& owner = **plan;
  if (key_id != nullptr && !owner.keys.contains(*key_id)) return invalid_api_key();
  const auto keys = aws::page_where(
      store.keys(), page->after_key, page->limit, [&owner, key_id](const ApiKey& key) {
        return owner.keys.contains(key.id) && (!key_id || key.id == *key_id);
      });
  return aws::json_response(200, render(owner, *interval, keys));
}

Answer update_usage(State& state, aws::RestCall& call) {
  auto found = find_usage_plan(state, call);
  if (!found) return found.error();
  UsagePlan& plan = **found;
  const ApiKey* key = state.usage[call.call.scope].find_key(call.label("keyId"));
  if (key == nullptr || !plan.keys.contains(key->id)) return invalid_api_key();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  const auto grant = aws::patched(rules, Grant{}, *operations);
  if (!grant) return grant.error();
  const Day today = std::chrono::floor<days>(state.platform.clock.now());
  if (grant->remaining) {
    if (!plan.quota) {
      return bad_request(fmt::format("Usage Plan {} does not have a quota", plan.id));
    }
    plan.keys.at(key->id).quota.grant(*plan.quota, today, *grant->remaining);
  }
  const aws::Page<ApiKey> keys{{key}, std::nullopt};
  return aws::json_response(200, render(plan, {today, today}, keys));
}

}  // namespace emulator::apigateway
