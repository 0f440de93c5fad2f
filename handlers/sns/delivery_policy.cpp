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

constexpr std::array<std::string_view, 10> content_types{"application/atom+xml",
                                                         "application/json",
                                                         "application/octet-stream",
                                                         "application/soap+xml",
                                                         "application/x-www-form-urlencoded",
                                                         "application/xhtml+xml",
                                                         "application/xml",
                                                         "text/css",
                                                         "text/csv",
                                                         "text/html"};
constexpr std::array<std::string_view, 3> more_content_types{"text/plain", "text/xml",
                                                             "text/plain; charset=UTF-8"};

// How AWS retries where no policy says otherwise, and what it reports; the emulator's own default
// is in default_retry_policy().
RetryPolicy aws_default_retry_policy() {
  RetryPolicy policy;
  policy.backoff_retries = 3;
  return policy;
}

aws::Error fault(std::string reason) {
  return {400, "InvalidParameter", std::move(reason)};
}

template <class... Known>
std::optional<aws::Error> unknown_member(const aws::Json& object, std::string_view where,
                                         Known... known) {
  for (const auto& member : object.GetObject()) {
    const std::string_view name = aws::string_of(member.name);
    if (((name != known) && ...)) {
      return fault(fmt::format("Unexpected JSON member: {} in {}", name, where));
    }
  }
  return std::nullopt;
}

// Leaves `out` as it is where the member is missing.
std::optional<aws::Error> read_number(const aws::Json& object, std::string_view name, unsigned low,
                                      unsigned high, unsigned& out) {
  const aws::Json* value = aws::member(object, name);
  if (value == nullptr) return std::nullopt;
  if (!value->IsUint() || value->GetUint() < low || value->GetUint() > high) {
    return fault(fmt::format("{} must be a whole number from {} to {}", name, low, high));
  }
  out = value->GetUint();
  return std::nullopt;
}

std::optional<aws::Error> read_backoff(const aws::Json& json, Backoff& out) {
  const aws::Json* backoff = aws::member(json, "backoffFunction");
  if (backoff == nullptr) return std::nullopt;
  for (const auto& [name, function] : backoff_names) {
    if (!backoff->IsString() || aws::string_of(*backoff) != name) continue;
    out = function;
    return std::nullopt;
  }
  return fault("backoffFunction must be one of linear, arithmetic, geometric, exponential");
}

aws::Result<RetryPolicy> parse_retry(const aws::Json& json, std::string_view name) {
  if (!json.IsObject()) return fault(fmt::format("{} must be an object", name));
  if (auto error = unknown_member(json, name, "minDelayTarget", "maxDelayTarget", "numRetries",
                                  "numMaxDelayRetries", "numNoDelayRetries", "numMinDelayRetries",
                                  "backoffFunction")) {
    return *error;
  }
  RetryPolicy policy;
  unsigned min_delay = 20;
  unsigned retries = 3;
  if (auto error = read_number(json, "minDelayTarget", 1, 3600, min_delay)) return *error;
  unsigned max_delay = std::max(20U, min_delay);
  if (auto error = read_number(json, "maxDelayTarget", 1, 3600, max_delay)) return *error;
  if (auto error = read_number(json, "numRetries", 0, 100, retries)) return *error;
  const auto read_phase = [&json](std::string_view phase, unsigned& out) {
    return read_number(json, phase, 0, 100, out);
  };
  if (auto error = read_phase("numNoDelayRetries", policy.no_delay_retries)) return *error;
  if (auto error = read_phase("numMinDelayRetries", policy.min_delay_retries)) return *error;
  if (auto error = read_phase("numMaxDelayRetries", policy.max_delay_retries)) return *error;
  if (auto error = read_backoff(json, policy.backoff)) return *error;
  if (max_delay < min_delay) {
    return fault("maxDelayTarget must be greater than or equal to minDelayTarget");
  }
  if (policy.retries() > retries) {
    return fault("numRetries must be greater than or equal to the sum of the phases' retries");
  }
  policy.backoff_retries = retries - policy.retries();
  policy.min_delay = std::chrono::seconds(min_delay);
  policy.max_delay = std::chrono::seconds(max_delay);
  return policy;
}

aws::Result<std::optional<unsigned>> parse_throttle(const aws::Json& json, std::string_view name) {
  if (!json.IsObject()) return fault(fmt::format("{} must be an object", name));
  if (auto error = unknown_member(json, name, "maxReceivesPerSecond")) return *error;
  unsigned rate = 0;
  if (auto error = read_number(json, "maxReceivesPerSecond", 1, 100'000, rate)) return *error;
  return rate == 0 ? std::optional<unsigned>() : std::optional<unsigned>(rate);
}

aws::Result<std::optional<std::string>> parse_request(const aws::Json& json,
                                                      std::string_view name) {
  if (!json.IsObject()) return fault(fmt::format("{} must be an object", name));
  if (auto error = unknown_member(json, name, "headerContentType")) return *error;
  const aws::Json* type = aws::member(json, "headerContentType");
  if (type == nullptr) return std::optional<std::string>();
  const std::string text(type->IsString() ? aws::string_of(*type) : std::string_view());
  const auto is_text = [&text](std::string_view known) { return text == known; };
  if (std::none_of(content_types.begin(), content_types.end(), is_text) &&
      std::none_of(more_content_types.begin(), more_content_types.end(), is_text)) {
    return fault(fmt::format("headerContentType '{}' is not supported", text));
  }
  return std::optional<std::string>(text);
}

// The three parts, under the names they have in a subscription's policy or in a topic's.
aws::Result<DeliveryPolicy> parse_parts(const aws::Json& json, std::string_view retry_name,
                                        std::string_view throttle_name,
                                        std::string_view request_name) {
  DeliveryPolicy policy;
  if (const aws::Json* part = aws::member(json, retry_name)) {
    auto retry = parse_retry(*part, retry_name);
    if (!retry) return retry.error();
    policy.retry = *retry;
  }
  if (const aws::Json* part = aws::member(json, throttle_name)) {
    auto throttle = parse_throttle(*part, throttle_name);
    if (!throttle) return throttle.error();
    policy.max_receives_per_second = *throttle;
  }
  if (const aws::Json* part = aws::member(json, request_name)) {
    auto request = parse_request(*part, request_name);
    if (!request) return request.error();
    policy.content_type = std::move(*request);
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

aws::Result<DeliveryPolicy> parse_subscription_delivery_policy(std::string_view json) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault("failed to parse JSON.");
  if (auto error =
          unknown_member(*document, "DeliveryPolicy", "healthyRetryPolicy", "throttlePolicy",
                         "requestPolicy", "guaranteed", "sicklyRetryPolicy")) {
    return *error;
  }
  const aws::Json* guaranteed = aws::member(*document, "guaranteed");
  if (guaranteed != nullptr && !guaranteed->IsFalse()) return fault("guaranteed is not supported");
  if (aws::member(*document, "sicklyRetryPolicy") != nullptr) {
    return fault("sicklyRetryPolicy is not supported");
  }
  return parse_parts(*document, "healthyRetryPolicy", "throttlePolicy", "requestPolicy");
}

aws::Result<TopicDeliveryPolicy> parse_topic_delivery_policy(std::string_view json) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault("failed to parse JSON.");
  if (auto error = unknown_member(*document, "DeliveryPolicy", "http")) return *error;
  TopicDeliveryPolicy policy;
  const aws::Json* http = aws::member(*document, "http");
  if (http == nullptr) return policy;
  if (!http->IsObject()) return fault("http must be an object");
  if (auto error =
          unknown_member(*http, "http", "defaultHealthyRetryPolicy", "disableSubscriptionOverrides",
                         "defaultThrottlePolicy", "defaultRequestPolicy")) {
    return *error;
  }
  auto parts = parse_parts(*http, "defaultHealthyRetryPolicy", "defaultThrottlePolicy",
                           "defaultRequestPolicy");
  if (!parts) return parts.error();
  policy.http = std::move(*parts);
  if (const aws::Json* disable = aws::member(*http, "disableSubscriptionOverrides")) {
    if (!disable->IsBool()) return fault("disableSubscriptionOverrides must be true or false");
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
      retry_json(policy.http.retry.value_or(aws_default_retry_policy())),
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
                     retry_json(policy.retry.value_or(aws_default_retry_policy())), throttle,
                     policy.content_type.value_or(std::string(default_content_type)));
}

}  // namespace emulator::sns
