#pragma once

#include <memory>

#include "handlers/sns/topic.hpp"

namespace emulator::sns {

struct State;

// Puts a message that was accepted into the topic's archive, where it has one.
void archive(State& state, const Topic& topic,
             const std::shared_ptr<const OutboundMessage>& message,
             const std::shared_ptr<Publication>& publication);

// What is wrong with replaying to a subscription of that topic.
std::optional<aws::Error> replay_error(State& state, const Topic& topic, Protocol protocol,
                                       const SubscriptionAttributes& attributes);

// Sends the subscription the archived messages that its ReplayPolicy asks for.
void replay(State& state, const Topic& topic, const std::shared_ptr<Subscription>& subscription);

}  // namespace emulator::sns
