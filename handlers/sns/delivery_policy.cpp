#include "handlers/sns/delivery_policy.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::sns {

namespace {

using Backoff = RetryPolicy::Backoff;

constexpr std::array<std::pair<std::string_view, Backoff>, 4> backoff_names{
    {{"linear", Backoff::linear},
     {"arithmetic", Backoff::arithmetic},
     {"geometric", Backoff::geometric},
     {"exponential", Backoff::exponential}}};

// For SNS's own JSON, and for whatever a publisher's raw text may be. The last of the former is
// what EffectiveDeliveryPolicy shows by default: it has to be accepted back.
constexpr std::array<std::string_view, 3> wrapped_content_types{"application/json", "text/plain",
                                                                default_content_type};
constexpr std::array<std::string_view, 10> raw_content_types{"application/atom+xml",
                                                             "application/octet-stream",
                                                             "application/soap+xml",
                                                             "application/x-www-form-urlencoded",
                                                             "application/xhtml+xml",
                                                             "application/xml",
                                                             "text/css",
                                                             "text/csv",
                                                             "text/html",
                                                             "text/xml"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& known, std::string_view text) noexcept {
  return std::find(known.begin(), known.end(), text) != known.end();
}

// All retries of a policy have to be over within this time.
constexpr std::chrono::seconds total_retry_time{3600};

aws::Error fault(std::string reason) {
  return {400, "InvalidParameter", std::move(reason)};
}

template <class... Known>
std::optional<aws::Error> unknown_member(const aws::Json& object, Known... known) {
  for (const auto& member : object.GetObject()) {
    const std::string_view name = aws::string_of(member.name);
    if (((name != known) && ...)) {
      return fault(fmt::format("Unexpected JSON member: {}", name));
    }
  }
  return std::nullopt;
}

// One part of a policy, and the name that AWS's faults have for it: "healthyRetryPolicy", or
// "http.defaultHealthyRetryPolicy".
struct Part {
  const aws::Json& json;
  std::string name;

  aws::Error fault_of(std::string_view member, std::string_view what) const {
    return fault(fmt::format("{}.{} {}", name, member, what));
  }
};

// Leaves `out` as it is where the member is missing.
std::optional<aws::Error> read_number(const Part& part, std::string_view name, unsigned low,
                                      unsigned high, unsigned& out) {
  const aws::Json* value = aws::member(part.json, name);
  if (value == nullptr) return std::nullopt;
  if (!value->IsInt64()) return part.fault_of(name, "must be an integer");
  if (value->GetInt64() < low) {
    return part.fault_of(name, fmt::format("must be greater than or equal to {}", low));
  }
  if (value->GetInt64() > high) {
    return part.fault_of(name, fmt::format("must be less than or equal to {}", high));
  }
  out = static_cast<unsigned>(value->GetInt64());
  return std::nullopt;
}

std::optional<aws::Error> read_backoff(const Part& part, Backoff& out) {
  const aws::Json* backoff = aws::member(part.json, "backoffFunction");
  if (backoff == nullptr) return std::nullopt;
  for (const auto& [name, function] : backoff_names) {
    if (!backoff->IsString() || aws::string_of(*backoff) != name) continue;
    out = function;
    return std::nullopt;
  }
  return part.fault_of("backoffFunction",
                       "must be one of linear, arithmetic, geometric or exponential");
}

// What the members can't say one by one.
std::optional<aws::Error> check_retry(const Part& part, const RetryPolicy& policy) {
  std::chrono::milliseconds total{0};
  for (unsigned retry = 1; retry <= policy.retries(); ++retry)
    total += policy.delay_before(retry);
  if (total <= total_retry_time) return std::nullopt;
  return fault(fmt::format("{} total retry time must be less than or equal to {} seconds",
                           part.name, total_retry_time.count()));
}

aws::Result<RetryPolicy> parse_retry(const Part& part) {
  if (auto error = unknown_member(part.json, "minDelayTarget", "maxDelayTarget", "numRetries",
                                  "numMaxDelayRetries", "numNoDelayRetries", "numMinDelayRetries",
                                  "backoffFunction")) {
    return *error;
  }
  RetryPolicy policy;
  unsigned min_delay = 20;
  unsigned retries = 3;
  constexpr unsigned longest = total_retry_time.count();
  if (auto error = read_number(part, "minDelayTarget", 1, longest, min_delay)) return *error;
  unsigned max_delay = std::max(20U, min_delay);
  if (auto error = read_number(part, "maxDelayTarget", 1, longest, max_delay)) return *error;
  if (auto error = read_number(part, "numRetries", 0, 100, retries)) return *error;
  const auto read_phase = [&part](std::string_view phase, unsigned& out) {
    return read_number(part, phase, 0, 100, out);
  };
  if (auto error = read_phase("numNoDelayRetries", policy.no_delay_retries)) return *error;
  if (auto error = read_phase("numMinDelayRetries", policy.min_delay_retries)) return *error;
  if (auto error = read_phase("numMaxDelayRetries", policy.max_delay_retries)) return *error;
  if (auto error = read_backoff(part, policy.backoff)) return *error;
  if (max_delay < min_delay) {
    return part.fault_of("maxDelayTarget", "must be greater than or equal to minDelayTarget");
  }
  if (policy.retries() > retries) {
    return part.fault_of("numRetries",
                         "is less than numNoDelayRetries, numMinDelayRetries and "
                         "numMaxDelayRetries are together");
  }
  policy.backoff_retries = retries - policy.retries();
  policy.min_delay = std::chrono::seconds(min_delay);
  policy.max_delay = std::chrono::seconds(max_delay);
  if (auto error = check_retry(part, policy)) return *error;
  return policy;
}

aws::Result<std::optional<unsigned>> parse_throttle(const Part& part) {
  if (auto error = unknown_member(part.json, "maxReceivesPerSecond")) return *error;
  unsigned rate = 0;
  if (auto error = read_number(part, "maxReceivesPerSecond", 1, 100'000, rate)) return *error;
  return rate == 0 ? std::optional<unsigned>() : std::optional<unsigned>(rate);
}

aws::Result<std::optional<std::string>> parse_request(const Part& part, bool raw) {
  if (auto error = unknown_member(part.json, "headerContentType")) return *error;
  const aws::Json* type = aws::member(part.json, "headerContentType");
  if (type == nullptr) return std::optional<std::string>();
  const std::string text(type->IsString() ? aws::string_of(*type) : std::string_view());
  if (!is_one_of(wrapped_content_types, text) && !(raw && is_one_of(raw_content_types, text))) {
    return part.fault_of("headerContentType", fmt::format("'{}' is not supported", text));
  }
  return std::optional<std::string>(text);
}

// The parts under the names they have in a subscription's policy, or in a topic's.
struct PartNames {
  std::string_view prefix;
  std::string_view retry;
  std::string_view throttle;
  std::string_view request;
};
constexpr PartNames subscription_parts{"", "healthyRetryPolicy", "throttlePolicy", "requestPolicy"};
constexpr PartNames topic_parts{"http.", "defaultHealthyRetryPolicy", "defaultThrottlePolicy",
                                "defaultRequestPolicy"};

aws::Result<DeliveryPolicy> parse_parts(const aws::Json& json, const PartNames& names, bool raw) {
  DeliveryPolicy policy;
  for (const std::string_view name : {names.retry, names.throttle, names.request}) {
    const aws::Json* value = aws::member(json, name);
    if (value == nullptr) continue;
    const Part part{*value, std::string(names.prefix).append(name)};
    if (!value->IsObject()) return fault(part.name + " must be an object");
    if (name == names.retry) {
      auto retry = parse_retry(part);
      if (!retry) return retry.error();
      policy.retry = *retry;
    } else if (name == names.throttle) {
      auto throttle = parse_throttle(part);
      if (!throttle) return throttle.error();
      policy.max_receives_per_second = *throttle;
    } else {
      auto request = parse_request(part, raw);
      if (!request) return request.error();
      policy.content_type = std::move(*request);
    }
  }
  return policy;
}

std::string retry_json(const RetryPolicy& policy) {
  const auto* name = std::find_if(backoff_names.begin(), backoff_names.end(),
                                  [&policy](const auto& c) { return c.second == policy.backoff; });
  return fmt::format(
      R"({{"minDelayTarget":{},"maxDelayTarget":{},"numRetries":{},"numMaxDelayRetries":{},)"
      R"("numNoDelayRetries":{},"numMinDelayRetries":{},"backoffFunction":"{}"}})",
      policy.min_delay.count() / 1000, policy.max_delay.count() / 1000, policy.retries(),
      policy.max_delay_retries, policy.no_delay_retries, policy.min_delay_retries, name->first);
}

}  // namespace

aws::Result<DeliveryPolicy> parse_subscription_delivery_policy(std::string_view json, bool raw) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault("failed to parse JSON.");
  if (auto error = unknown_member(*document, "healthyRetryPolicy", "throttlePolicy",
                                  "requestPolicy", "guaranteed", "sicklyRetryPolicy")) {
    return *error;
  }
  const aws::Json* guaranteed = aws::member(*document, "guaranteed");
  if (guaranteed != nullptr && !guaranteed->IsFalse()) return fault("guaranteed is not supported");
  if (aws::member(*document, "sicklyRetryPolicy") != nullptr) {
    return fault("sicklyRetryPolicy is not supported");
  }
  return parse_parts(*document, subscription_parts, raw);
}

aws::Result<TopicDeliveryPolicy> parse_topic_delivery_policy(std::string_view json) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault("failed to parse JSON.");
  if (auto error = unknown_member(*document, "http")) return *error;
  TopicDeliveryPolicy policy;
  const aws::Json* http = aws::member(*document, "http");
  if (http == nullptr) return policy;
  if (!http->IsObject()) return fault("http must be an object");
  if (auto error =
          unknown_member(*http, "defaultHealthyRetryPolicy", "disableSubscriptionOverrides",
                         "defaultThrottlePolicy", "defaultRequestPolicy")) {
    return *error;
  }
  auto parts = parse_parts(*http, topic_parts, false);
  if (!parts) return parts.error();
  policy.http = std::move(*parts);
  if (const aws::Json* disable = aws::member(*http, "disableSubscriptionOverrides")) {
    if (!disable->IsBool()) return fault("http.disableSubscriptionOverrides must be true or false");
    policy.disable_subscription_overrides = disable->GetBool();
  }
  return policy;
}

DeliveryPolicy effective_policy(const TopicDeliveryPolicy& topic,
                                const DeliveryPolicy& subscription) {
  if (topic.disable_subscription_overrides) return topic.http;
  DeliveryPolicy policy = topic.http;
  if (subscription.retry) policy.retry = subscription.retry;
  if (subscription.max_receives_per_second) {
    policy.max_receives_per_second = subscription.max_receives_per_second;
  }
  if (subscription.content_type) policy.content_type = subscription.content_type;
  return policy;
}

std::string effective_topic_policy_json(const TopicDeliveryPolicy& policy) {
  std::string throttle;
  if (policy.http.max_receives_per_second) {
    throttle = fmt::format(R"("defaultThrottlePolicy":{{"maxReceivesPerSecond":{}}},)",
                           *policy.http.max_receives_per_second);
  }
  return fmt::format(
      R"({{"http":{{"defaultHealthyRetryPolicy":{},"disableSubscriptionOverrides":{},{})"
      R"("defaultRequestPolicy":{{"headerContentType":"{}"}}}}}})",
      retry_json(policy.http.retry.value_or(default_retry_policy())),
      policy.disable_subscription_overrides, throttle,
      policy.http.content_type.value_or(std::string(default_content_type)));
}

std::string effective_subscription_policy_json(const DeliveryPolicy& policy) {
  const std::string throttle =
      policy.max_receives_per_second
          ? fmt::format(R"({{"maxReceivesPerSecond":{}}})", *policy.max_receives_per_second)
          : "null";
  return fmt::format(R"({{"healthyRetryPolicy":{},"sicklyRetryPolicy":null,"throttlePolicy":{},)"
                     R"("requestPolicy":{{"headerContentType":"{}"}},"guaranteed":false}})",
                     retry_json(policy.retry.value_or(default_retry_policy())), throttle,
                     policy.content_type.value_or(std::string(default_content_type)));
}

}  // namespace emulator::sns
