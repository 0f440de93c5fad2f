#include "handlers/lambda/event_outcome.hpp"

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"

namespace emulator::lambda {

namespace {

using Condition = EventOutcome::Condition;
using FunctionError = InvocationOutput::FunctionError;

// A payload is JSON, or else a text: a function may answer with anything.
void write_payload(aws::JsonWriter& out, std::string_view name, const std::string& payload) {
  aws::write_key(out, name);
  if (const auto document = aws::parse_json(payload)) {
    out.RawValue(payload.data(), payload.size(), document->GetType());
  } else {
    aws::write_string(out, payload);
  }
}

std::string error_message_of(const EventOutcome& outcome) {
  if (!outcome.result) return outcome.result.error().message;
  const auto document = aws::parse_json(outcome.result->payload);
  const aws::Json* message =
      document && document->IsObject() ? aws::member(*document, "errorMessage") : nullptr;
  if (message == nullptr || !message->IsString()) return outcome.result->payload;
  return std::string(aws::string_of(*message));
}

}  // namespace

std::string_view to_string(Condition condition) noexcept {
  switch (condition) {
    case Condition::success:
      return "Success";
    case Condition::retries_exhausted:
      return "RetriesExhausted";
    case Condition::event_age_exceeded:
      return "EventAgeExceeded";
    case Condition::zero_reserved_concurrency:
      return "ZeroReservedConcurrency";
    case Condition::refused:
      return "Refused";
  }
  return "";
}

std::string destination_record(const Event& event, const EventOutcome& outcome,
                               std::chrono::system_clock::time_point now) {
  FunctionTarget qualified = event.target;
  if (qualified.qualifier.empty()) qualified.qualifier = latest;
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_member(out, "version", "1.0");
  aws::write_member(out, "timestamp", iso8601_milliseconds(now));
  aws::write_key(out, "requestContext");
  out.StartObject();
  aws::write_member(out, "requestId", event.request_id);
  aws::write_member(out, "functionArn", qualified.arn());
  aws::write_member(out, "condition", to_string(outcome.condition));
  aws::write_key(out, "approximateInvokeCount");
  out.Uint(outcome.invoke_count);
  out.EndObject();
  write_payload(out, "requestPayload", event.input.payload);
  // An event that no function got has no response.
  if (outcome.result) {
    aws::write_key(out, "responseContext");
    out.StartObject();
    aws::write_key(out, "statusCode");
    out.Uint(200);
    aws::write_member(out, "executedVersion", outcome.result->executed_version);
    if (outcome.result->function_error != FunctionError::none) {
      aws::write_member(out, "functionError", "Unhandled");
    }
    out.EndObject();
    write_payload(out, "responsePayload", outcome.result->payload);
  }
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::vector<DeadLetterAttribute> dead_letter_attributes(const Event& event,
                                                        const EventOutcome& outcome) {
  constexpr std::size_t longest_message = 1024;
  const unsigned code = outcome.result ? 200 : outcome.result.error().status;
  std::vector<DeadLetterAttribute> attributes{{"RequestID", "String", event.request_id},
                                              {"ErrorCode", "Number", std::to_string(code)}};
  std::string message = error_message_of(outcome);
  if (message.size() > longest_message) {
    // Not within a character.
    std::size_t size = longest_message;
    while (size > 0 && (static_cast<unsigned char>(message[size]) & 0xc0) == 0x80)
      --size;
    message.resize(size);
  }
  // An attribute can't be empty.
  if (!message.empty()) attributes.push_back({"ErrorMessage", "String", std::move(message)});
  return attributes;
}

}  // namespace emulator::lambda
