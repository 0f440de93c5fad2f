#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

// An asynchronous event on its way to a function.
struct Event {
  FunctionTarget target;
  std::string request_id;
  InvocationInput input;
};

// What finally became of it.
struct EventOutcome {
  enum class Condition {
    success,
    retries_exhausted,
    event_age_exceeded,
    zero_reserved_concurrency,
    refused,  // the function is gone, or the emulator stops: nobody is told
  };
  Condition condition = Condition::success;
  unsigned invoke_count = 0;
  // Of the last attempt.
  aws::Result<InvocationOutput> result = InvocationOutput{};
};

std::string_view to_string(EventOutcome::Condition condition) noexcept;

// The record that a destination gets.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
std::string destination_record(const Event& event, const EventOutcome& outcome,
                               std::chrono::system_clock::time_point now);

// What goes with an event to a dead-letter queue: RequestID, ErrorCode and ErrorMessage.
struct DeadLetterAttribute {
  std::string_view name;
  std::string_view type;
  std::string value;
};
std::vector<DeadLetterAttribute> dead_letter_attributes(const Event& event,
                                                        const EventOutcome& outcome);

}  // namespace emulator::lambda
