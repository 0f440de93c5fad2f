#include "handlers/sns/fifo_topic.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/number.hpp"
#include "handlers/sns/errors.hpp"

namespace emulator::sns {

namespace {

constexpr std::string_view bad_json = "failed to parse JSON.";

// AWS's sequence numbers aren't consecutive either.
constexpr std::uint64_t sequence_step = 1000;

aws::Error fault(std::string_view reason) {
  return {400, "InvalidParameter", std::string(reason)};
}

// {"MessageRetentionPeriod": "30"}, as a number or as text; {} ends the archive.
aws::Result<std::chrono::hours> parse_archive_policy(const std::string& json) {
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault(bad_json);
  if (document->ObjectEmpty()) return std::chrono::hours(0);
  const aws::Json* period = aws::member(*document, "MessageRetentionPeriod");
  std::optional<unsigned> days;
  if (period && period->IsUint()) days = period->GetUint();
  if (period && period->IsString()) days = number_from<unsigned>(aws::string_of(*period));
  if (document->MemberCount() != 1 || !days || *days < 1 || *days > 365) {
    return fault("MessageRetentionPeriod must be a whole number of days from 1 to 365");
  }
  return std::chrono::hours(24) * *days;
}

// "2026-01-31T09:30:00.000Z", with or without the fraction.
std::optional<MessageArchive::Time> parse_time(std::string_view text) {
  static constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (text.size() <= shape.size() || !text.ends_with('Z')) return std::nullopt;
  const auto number = [&text](std::size_t from, std::size_t size) {
    return number_from<unsigned>(text.substr(from, size)).value_or(10'000);
  };
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] != '0' && text[i] != shape[i]) return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(5, 2)),
                                        std::chrono::day(number(8, 2))};
  const unsigned hours = number(11, 2);
  const unsigned minutes = number(14, 2);
  const unsigned seconds = number(17, 2);
  if (!day.ok() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  MessageArchive::Time time = std::chrono::sys_days(day) + std::chrono::hours(hours) +
                              std::chrono::minutes(minutes) + std::chrono::seconds(seconds);
  const std::string_view fraction = text.substr(shape.size(), text.size() - shape.size() - 1);
  if (fraction.empty()) return time;
  const auto part = number_from<double>("0" + std::string(fraction));
  if (!fraction.starts_with('.') || !part) return std::nullopt;
  return time + std::chrono::milliseconds(static_cast<long>(*part * 1000));
}

std::size_t size_of(const MessageArchive::Entry& entry) noexcept {
  return sizeof(OutboundMessage) + entry.message->content.text.size();
}

}  // namespace

bool is_fifo_attribute(std::string_view name) noexcept {
  return name == "ContentBasedDeduplication" || name == "FifoThroughputScope" ||
         name == "ArchivePolicy";
}

aws::Result<void> set_fifo_attribute(FifoAttributes& attributes, std::string_view name,
                                     const std::string& value) {
  if (name == "ContentBasedDeduplication") {
    if (value != "true" && value != "false") return invalid_parameter(name);
    attributes.content_based_deduplication = value == "true";
  } else if (name == "FifoThroughputScope") {
    if (value != "Topic" && value != "MessageGroup") return invalid_parameter(name);
    attributes.per_group = value == "MessageGroup";
  } else {
    const auto retention = value.empty() ? aws::Result<std::chrono::hours>(std::chrono::hours(0))
                                         : parse_archive_policy(value);
    if (!retention) return invalid_parameter("ArchivePolicy: " + retention.error().message);
    attributes.archive_retention = *retention;
    attributes.archive_policy.reset();
    if (retention->count() > 0) attributes.archive_policy = value;
  }
  return {};
}

const FifoLedger::Accepted* FifoLedger::find(const std::string& key, Time now) {
  for (; !ends_.empty() && ends_.front().first <= now; ends_.pop_front())
    accepted_.erase(ends_.front().second);
  const auto found = accepted_.find(key);
  return found == accepted_.end() ? nullptr : &found->second;
}

void FifoLedger::add(const std::string& key, Accepted accepted, Time now) {
  if (accepted_.emplace(key, std::move(accepted)).second) ends_.emplace_back(now + window, key);
}

std::string FifoLedger::next_sequence_number() {
  next_ += sequence_step;
  return std::to_string(next_ - sequence_step);
}

void MessageArchive::keep_for(std::chrono::hours retention, Time now) {
  retention_ = retention;
  if (retention.count() == 0) {
    since_.reset();
    entries_.clear();
    bytes_ = 0;
  } else if (!since_) {
    since_ = now;
  }
}

std::size_t MessageArchive::add(Entry entry, Time now) {
  expire(now);
  bytes_ += size_of(entry);
  entries_.push_back(std::move(entry));
  std::size_t forgotten = 0;
  for (; entries_.size() > max_messages || bytes_ > max_bytes; ++forgotten)
    forget_oldest();
  return forgotten;
}

std::vector<MessageArchive::Entry> MessageArchive::between(Time from, std::optional<Time> to,
                                                           Time now) {
  expire(now);
  std::vector<Entry> found;
  for (const Entry& entry : entries_) {
    const Time published = entry.message->published;
    if (published >= from && (!to || published < *to)) found.push_back(entry);
  }
  return found;
}

void MessageArchive::forget_oldest() {
  bytes_ -= size_of(entries_.front());
  entries_.pop_front();
  if (!entries_.empty()) since_ = entries_.front().message->published;
}

void MessageArchive::expire(Time now) {
  while (!entries_.empty() && entries_.front().message->published + retention_ < now)
    forget_oldest();
  if (since_) since_ = std::max(*since_, now - retention_);
}

aws::Result<std::optional<ReplayPolicy>> parse_replay_policy(const std::string& json) {
  if (json.empty()) return std::optional<ReplayPolicy>();
  const auto document = aws::parse_json(json);
  if (!document || !document->IsObject()) return fault(bad_json);
  if (document->ObjectEmpty()) return std::optional<ReplayPolicy>();
  const auto text = [&document](std::string_view name) {
    const aws::Json* value = aws::member(*document, name);
    return value && value->IsString() ? aws::string_of(*value) : std::string_view();
  };
  for (const auto& member : document->GetObject()) {
    const std::string_view name = aws::string_of(member.name);
    if (name != "PointType" && name != "StartingPoint" && name != "EndingPoint") {
      return fault(fmt::format("Unexpected JSON member: {}", name));
    }
  }
  if (text("PointType") != "Timestamp") return fault("PointType must be Timestamp");
  const auto from = parse_time(text("StartingPoint"));
  if (!from) return fault("StartingPoint must be a timestamp in ISO 8601, in UTC");
  ReplayPolicy policy{json, *from, {}};
  if (aws::member(*document, "EndingPoint") != nullptr) {
    policy.to = parse_time(text("EndingPoint"));
    if (!policy.to) return fault("EndingPoint must be a timestamp in ISO 8601, in UTC");
    if (*policy.to <= *from) return fault("EndingPoint must be later than StartingPoint");
  }
  return std::optional<ReplayPolicy>(std::move(policy));
}

}  // namespace emulator::sns
