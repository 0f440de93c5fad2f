#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/sqs/message.hpp"
#include "handlers/sqs/queue_settings.hpp"

namespace emulator::sqs {

// What a message counts for: its body, and its attributes' names, types and values.
std::size_t size_of(const OutgoingMessage& message) noexcept;

// Whether SendMessage takes it into a queue with these settings, in AWS's words if not. In a FIFO
// queue with content-based deduplication it puts in the id that the sender left out.
std::optional<aws::Error> check_message(const QueueSettings& settings, OutgoingMessage& message);

// A delay that the sender asks for.
std::optional<aws::Error> check_delay(const QueueSettings& settings, std::int64_t seconds);

}  // namespace emulator::sqs
