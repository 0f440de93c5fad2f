#pragma once

#include "daemon/aws/query.hpp"

namespace emulator::sns {

struct State;
using OperationResult = aws::Result<http::Response>;

// One function per operation, each in the file of its name; related ones share one.
OperationResult confirm_subscription(State& state, aws::QueryCall& call);
OperationResult create_topic(State& state, aws::QueryCall& call);
OperationResult delete_topic(State& state, aws::QueryCall& call);
OperationResult get_subscription_attributes(State& state, aws::QueryCall& call);
OperationResult get_topic_attributes(State& state, aws::QueryCall& call);
OperationResult list_subscriptions(State& state, aws::QueryCall& call);
OperationResult list_subscriptions_by_topic(State& state, aws::QueryCall& call);
OperationResult list_tags_for_resource(State& state, aws::QueryCall& call);
OperationResult list_topics(State& state, aws::QueryCall& call);
OperationResult publish(State& state, aws::QueryCall& call);
OperationResult publish_batch(State& state, aws::QueryCall& call);
OperationResult set_subscription_attributes(State& state, aws::QueryCall& call);
OperationResult set_topic_attributes(State& state, aws::QueryCall& call);
OperationResult subscribe(State& state, aws::QueryCall& call);
OperationResult tag_resource(State& state, aws::QueryCall& call);
OperationResult unsubscribe(State& state, aws::QueryCall& call);
OperationResult untag_resource(State& state, aws::QueryCall& call);

// Every operation AWS has, those without a handler answered 501.
extern const aws::QueryService<State> service;

}  // namespace emulator::sns
