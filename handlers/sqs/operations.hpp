#pragma once

// The operations. Include it in .cpp files only.

#include <memory>
#include <span>
#include <string_view>

#include "handlers/sqs/protocol.hpp"
#include "handlers/sqs/state.hpp"

namespace emulator::sqs {

using Answer = aws::Result<http::Response>;

Answer add_permission(State& state, SqsCall& call);
Answer cancel_message_move_task(State& state, SqsCall& call);
Answer change_message_visibility(State& state, SqsCall& call);
Answer change_message_visibility_batch(State& state, SqsCall& call);
Answer create_queue(State& state, SqsCall& call);
Answer delete_message(State& state, SqsCall& call);
Answer delete_message_batch(State& state, SqsCall& call);
Answer delete_queue(State& state, SqsCall& call);
Answer get_queue_attributes(State& state, SqsCall& call);
Answer get_queue_url(State& state, SqsCall& call);
Answer list_dead_letter_source_queues(State& state, SqsCall& call);
Answer list_message_move_tasks(State& state, SqsCall& call);
Answer list_queue_tags(State& state, SqsCall& call);
Answer list_queues(State& state, SqsCall& call);
Answer purge_queue(State& state, SqsCall& call);
boost::asio::awaitable<Answer> receive_message(State& state, SqsCall& call);
Answer remove_permission(State& state, SqsCall& call);
Answer send_message(State& state, SqsCall& call);
Answer send_message_batch(State& state, SqsCall& call);
Answer set_queue_attributes(State& state, SqsCall& call);
Answer start_message_move_task(State& state, SqsCall& call);
Answer tag_queue(State& state, SqsCall& call);
Answer untag_queue(State& state, SqsCall& call);

struct Operation {
  std::string_view name;
  aws::Handler<State, SqsCall> handler;
};
std::span<const Operation> operations();

// The queue that QueueUrl names. InvalidAddress, NonExistentQueue.
aws::Result<std::shared_ptr<LiveQueue>> queue_of(State& state, const SqsCall& call);

// Whether a queue may have the settings' RedrivePolicy: the target is there, of the same kind, and
// allows it.
std::optional<aws::Error> check_dead_letter_target(State& state, const QueueSettings& settings,
                                                   std::string_view source_arn);

// The text values of a map among the input.
std::map<std::string, std::string, std::less<>> texts_of(const SqsCall& call,
                                                         std::string_view name);
std::vector<std::string> list_of(const SqsCall& call, std::string_view name);

}  // namespace emulator::sqs
