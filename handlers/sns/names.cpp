#include "handlers/sns/names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

bool is_name_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

std::string TopicName::arn() const {
  return aws::make_arn("sns", scope.region, scope.account, name);
}

bool is_standard_topic_name(std::string_view name) noexcept {
  return !name.empty() && name.size() <= 256 &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

aws::Result<aws::Arn> parse_sns_arn(std::string_view text, std::string_view parameter) {
  auto arn = aws::parse_arn(text);
  if (!arn) {
    const auto parts = std::count(text.begin(), text.end(), ':') + 1;
    if (parts < 6) {
      return invalid_parameter(parameter,
                               fmt::format("An ARN must have at least 6 elements, not {}", parts));
    }
    return invalid_parameter(parameter);
  }
  if (arn->service != "sns" || arn->region.empty() || arn->account.empty() ||
      arn->resource.empty()) {
    return invalid_parameter(parameter);
  }
  return std::move(*arn);
}

bool is_fifo_topic_name(std::string_view name) noexcept {
  static constexpr std::string_view suffix = ".fifo";
  return name.ends_with(suffix) && name.size() <= 256 &&
         is_standard_topic_name(name.substr(0, name.size() - suffix.size()));
}

aws::Result<TopicName> parse_topic_arn(std::string_view text, std::string_view parameter) {
  auto arn = parse_sns_arn(text, parameter);
  if (!arn) return arn.error();
  if (arn->resource.find(':') != std::string::npos) return invalid_parameter(parameter);
  return TopicName{{std::move(arn->account), std::move(arn->region)}, std::move(arn->resource)};
}

aws::Result<TopicName> parse_subscription_arn(std::string_view text) {
  auto arn = parse_sns_arn(text, "SubscriptionArn");
  if (!arn) return arn.error();
  const auto colon = arn->resource.find(':');
  if (colon == std::string::npos || colon + 1 == arn->resource.size()) {
    return invalid_parameter("SubscriptionArn");
  }
  arn->resource.resize(colon);
  return TopicName{{std::move(arn->account), std::move(arn->region)}, std::move(arn->resource)};
}

}  // namespace emulator::sns
