#include "handlers/sns/publication_json.hpp"

#include <fmt/format.h>

#include "daemon/clock.hpp"

namespace emulator::sns {

namespace {

using State = SubscriptionOutcome::State;

// Why a message was not delivered, in words a person can act on.
std::string reason_of(const SubscriptionOutcome& outcome, const Message& message) {
  if (outcome.state == State::pending_confirmation) {
    return "the subscription was not confirmed when the message was published";
  }
  if (outcome.state == State::held) {
    return "held until the subscription is confirmed, for a minute at most";
  }
  if (outcome.state != State::filtered_out || !outcome.refused_by) return outcome.reason;
  const auto mismatch = outcome.refused_by->explain(message);
  if (!mismatch) return "the filter policy does not match";
  if (mismatch->key.empty()) return "the filter policy is over the body, which is no JSON object";
  if (!mismatch->value) {
    return fmt::format("the filter policy's '{}' has no value in the message", mismatch->key);
  }
  return fmt::format("the filter policy's '{}' does not match {}", mismatch->key, *mismatch->value);
}

void write_filter_mismatch(aws::JsonWriter& writer, const SubscriptionOutcome& outcome,
                           const Message& message) {
  if (outcome.state != State::filtered_out || !outcome.refused_by) return;
  const auto mismatch = outcome.refused_by->explain(message);
  if (!mismatch) return;
  aws::write_key(writer, "filter_mismatch");
  writer.StartObject();
  aws::write_member(writer, "key", mismatch->key);
  aws::write_key(writer, "value");
  if (mismatch->value) {
    writer.RawValue(mismatch->value->data(), mismatch->value->size(), rapidjson::kStringType);
  } else {
    writer.Null();
  }
  writer.EndObject();
}

void write_attempts(aws::JsonWriter& writer, const SubscriptionOutcome& outcome) {
  aws::write_key(writer, "attempts");
  writer.Uint(outcome.attempts_made);
  aws::write_key(writer, "latest_attempts");
  writer.StartArray();
  for (const AttemptRecord& attempt : outcome.attempts) {
    writer.StartObject();
    aws::write_member(writer, "at", iso8601_milliseconds(attempt.at));
    aws::write_key(writer, "took_ms");
    writer.Int64(attempt.took.count());
    if (attempt.status != 0) {
      aws::write_key(writer, "status");
      writer.Uint(attempt.status);
    }
    if (!attempt.result.empty()) aws::write_member(writer, "result", attempt.result);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_outcome(aws::JsonWriter& writer, const SubscriptionOutcome& outcome,
                   const Message& message) {
  writer.StartObject();
  aws::write_member(writer, "subscription_arn", outcome.subscription->arn);
  aws::write_member(writer, "protocol", to_string(outcome.subscription->protocol));
  aws::write_member(writer, "endpoint", shown_endpoint(*outcome.subscription));
  aws::write_member(writer, "status", to_string(outcome.state));
  if (outcome.replayed) {
    aws::write_key(writer, "replayed");
    writer.Bool(true);
  }
  const std::string reason = reason_of(outcome, message);
  if (!reason.empty()) aws::write_member(writer, "reason", reason);
  write_filter_mismatch(writer, outcome, message);
  write_attempts(writer, outcome);
  if (outcome.next_at) {
    aws::write_member(writer, "next_attempt_at", iso8601_milliseconds(*outcome.next_at));
  }
  if (!outcome.dead_letter_queue.empty()) {
    aws::write_member(writer, "dead_letter_queue", outcome.dead_letter_queue);
  }
  writer.EndObject();
}

void write_bool(aws::JsonWriter& writer, std::string_view name, bool value) {
  aws::write_key(writer, name);
  writer.Bool(value);
}

}  // namespace

void write_message_attributes(aws::JsonWriter& writer, const MessageAttributes& attributes) {
  writer.StartObject();
  for (const MessageAttribute& attribute : attributes) {
    aws::write_key(writer, attribute.name);
    writer.StartObject();
    aws::write_member(writer, "Type", attribute.type);
    aws::write_member(writer, "Value", attribute.value);
    writer.EndObject();
  }
  writer.EndObject();
}

void write_publication(aws::JsonWriter& writer, const Publication& publication) {
  const OutboundMessage& message = *publication.message;
  writer.StartObject();
  aws::write_member(writer, "message_id", message.id);
  aws::write_member(writer, "topic_arn", message.topic_arn);
  aws::write_member(writer, "published_at", message.timestamp);
  if (message.content.subject) aws::write_member(writer, "subject", *message.content.subject);
  aws::write_member(writer, "message", message.content.text);
  aws::write_key(writer, "message_attributes");
  write_message_attributes(writer, message.content.attributes);
  if (!message.group_id.empty()) aws::write_member(writer, "message_group_id", message.group_id);
  if (message.is_fifo()) {
    aws::write_member(writer, "sequence_number", message.sequence_number);
  }
  write_bool(writer, "settled", publication.settled());
  write_bool(writer, "delivered", publication.delivered());
  aws::write_key(writer, "subscriptions");
  writer.StartArray();
  for (const SubscriptionOutcome& outcome : publication.outcomes)
    write_outcome(writer, outcome, message.content);
  writer.EndArray();
  writer.EndObject();
}

}  // namespace emulator::sns
