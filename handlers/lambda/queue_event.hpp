#pragma once

// What a function gets for a batch of a queue's messages. Include it in .cpp files only.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/sqs/message.hpp"

namespace emulator::lambda {

// One of the event's Records, as JSON.
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
std::string queue_record(const sqs::ReceivedMessage& received, std::string_view queue_arn);

// {"Records":[…]}
std::string queue_event(const std::vector<std::string>& records);

// The bytes of an event with records of this size in all.
std::size_t queue_event_size(std::size_t records, std::size_t count) noexcept;

}  // namespace emulator::lambda
