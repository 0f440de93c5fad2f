#pragma once

#include <optional>
#include <string>

#include "daemon/aws/query.hpp"
#include "handlers/sns/message.hpp"

// What Publish and PublishBatch share.
namespace emulator::sns {

struct State;
struct Topic;

// A parameter for FIFO topics, which there are none of.
std::optional<aws::Error> fifo_parameter_error(const aws::QueryParameterSet& parameters,
                                               const std::string& prefix);

// Returns the message id.
std::string publish_message(State& state, const aws::QueryCall& call, const Topic& topic,
                            Message message);

}  // namespace emulator::sns
