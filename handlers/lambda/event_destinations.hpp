#pragma once

#include <functional>
#include <string>
#include <vector>

#include "handlers/lambda/event_outcome.hpp"

namespace emulator::lambda {

struct ServiceState;

// How events reach topics. Lambda knows no other service; whoever wires the services hands it in.
using TopicPublisher =
    std::function<aws::Result<void>(const std::string& topic_arn, std::string message,
                                    std::vector<DeadLetterAttribute> attributes)>;

// Sends the event's record to the destination that is configured for its outcome, and a failed
// event itself to the function's dead-letter queue. What can't be sent is one line in the log.
void send_to_destinations(ServiceState& state, const Event& event, const EventOutcome& outcome);

}  // namespace emulator::lambda
