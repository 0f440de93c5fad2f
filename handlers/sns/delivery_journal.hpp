#pragma once

#include "handlers/sns/delivery_queue.hpp"

namespace emulator::sns {

struct State;

// How a subscription is to be served now. Policies may change while messages wait.
DeliveryQueue::Manner manner_of(State& state, const Subscription& subscription);

// Notes what happened to a delivery, and does what follows from it: a dead letter, an entry in the
// delivery status log.
void note(State& state, const DeliveryEvent& event);

}  // namespace emulator::sns
