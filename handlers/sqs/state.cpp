#include "handlers/sqs/state.hpp"

#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/clock.hpp"
#include "daemon/digest.hpp"
#include "daemon/random.hpp"
#include "handlers/sqs/digest.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/message_rules.hpp"

namespace emulator::sqs {

namespace asio = boost::asio;

namespace {

// AWS's have twenty digits, which is more than a number holds, and grow by more than one.
std::string sequence_number(std::uint64_t number) {
  return fmt::format("18849{:015}", number * 256);
}

void answer(LiveQueue& live, aws::Result<std::vector<ReceivedMessage>> with) {
  Waiter& waiter = *live.waiters.front();
  live.waiters.pop_front();
  waiter.answer = std::move(with);
  waiter.timer.cancel();
}

}  // namespace

LiveQueue::LiveQueue(const Platform& platform, aws::Scope where, std::string given_name,
                     QueueSettings settings)
    : scope(std::move(where)),
      name(std::move(given_name)),
      arn(aws::make_arn("sqs", scope.region, scope.account, name)),
      queue(platform.random.uuid(), std::move(settings)),
      timer(platform.loop) {}

Now State::now() const {
  return {platform.clock.steady_now(), epoch_milliseconds(platform.clock.now())};
}

std::shared_ptr<LiveQueue> State::find(const aws::Scope& scope, std::string_view name) {
  QueueTable* table = queues.find(scope);
  if (table == nullptr) return nullptr;
  const auto found = table->find(name);
  return found == table->end() ? nullptr : found->second;
}

std::shared_ptr<LiveQueue> State::find(std::string_view arn) {
  const auto parts = aws::parse_arn(arn);
  if (!parts || parts->service != "sqs") return nullptr;
  return find({parts->account, parts->region}, parts->resource);
}

std::shared_ptr<LiveQueue> State::dead_letter_queue_of(const LiveQueue& live) {
  const std::string& target = live.queue.settings().dead_letter_target();
  if (target.empty() || target == live.arn) return nullptr;
  return find(target);
}

aws::Result<State::Sent> State::send(LiveQueue& live, OutgoingMessage outgoing,
                                     std::optional<std::chrono::seconds> delay) {
  if (auto error = check_message(live.queue.settings(), outgoing)) return std::move(*error);
  const Now present = now();
  auto message = std::make_shared<Message>();
  message->id = platform.random.uuid();
  message->body = std::move(outgoing.body);
  message->md5_of_body = hex(md5(message->body));
  message->attributes = std::move(outgoing.attributes);
  message->md5_of_attributes = md5_of_attributes(message->attributes);
  message->sender_id =
      outgoing.sender_id.empty() ? live.scope.account : std::move(outgoing.sender_id);
  message->trace_header = std::move(outgoing.trace_header);
  message->group_id = std::move(outgoing.group_id).value_or("");
  message->deduplication_id = std::move(outgoing.deduplication_id).value_or("");
  message->sent_ms = present.epoch_ms;
  if (const auto* earlier = live.queue.duplicate_of(*message, present)) {
    return Sent{earlier->message_id, message->md5_of_body, message->md5_of_attributes,
                earlier->sequence_number};
  }
  if (live.queue.settings().is_fifo()) {
    message->sequence_number = sequence_number(++last_sequence_number);
  }
  Sent sent{message->id, message->md5_of_body, message->md5_of_attributes,
            message->sequence_number};
  live.queue.send(std::move(message), delay, present);
  wake_waiters(live);
  return sent;
}

aws::Result<std::vector<ReceivedMessage>> State::receive(LiveQueue& live, ReceiveRequest request) {
  const auto dead_letters = dead_letter_queue_of(live);
  request.dead_letters = dead_letters != nullptr;
  const Now present = now();
  ReceivedBatch batch = live.queue.receive(request, present);
  for (Transfer& transfer : batch.dead) {
    transfer.dead_letter_source = live.arn;
    dead_letters->queue.accept(std::move(transfer), present);
  }
  if (!batch.dead.empty()) wake_waiters(*dead_letters);
  // AWS tells of the limit for standard queues only.
  if (batch.over_limit && batch.messages.empty() && !live.queue.settings().is_fifo()) {
    return aws::Error{403, "OverLimit", "Too many messages in flight."};
  }
  return std::move(batch.messages);
}

void State::wake_waiters(LiveQueue& live) {
  while (!live.waiters.empty() && live.queue.has_available(now())) {
    Waiter& waiter = *live.waiters.front();
    auto received = receive(live, waiter.request);
    // All went to the dead-letter queue, or the limit of a FIFO queue is reached.
    if (received && received->empty()) {
      if (live.queue.has_available(now())) break;
      continue;
    }
    waiter.activity = platform.activity.begin();
    answer(live, std::move(received));
  }
  const auto next = live.queue.next_visible();
  if (live.waiters.empty() || !next) {
    live.timer.cancel();
    return;
  }
  live.timer.expires_after(*next - platform.clock.steady_now());
  live.timer.async_wait([weak = weak_from_this(), scope = live.scope,
                         name = live.name](const boost::system::error_code& error) {
    const auto self = weak.lock();
    if (error || !self) return;
    if (const auto queue = self->find(scope, name)) self->wake_waiters(*queue);
  });
}

void State::remove(const std::shared_ptr<LiveQueue>& live) {
  queues[live->scope].erase(live->name);
  deleted[live->scope].insert_or_assign(live->name, platform.clock.steady_now());
  live->timer.cancel();
  while (!live->waiters.empty())
    answer(*live, no_such_queue());
}

void State::release_waiters(const std::optional<aws::Error>& error) {
  for (auto& [scope, table] : queues) {
    for (auto& [name, live] : table) {
      while (!live->waiters.empty()) {
        if (error) {
          answer(*live, *error);
        } else {
          answer(*live, std::vector<ReceivedMessage>());
        }
      }
      live->timer.cancel();
    }
  }
}

asio::awaitable<aws::Result<ReadBatch>> receive_or_wait(
    std::shared_ptr<State> state, std::shared_ptr<LiveQueue> live, ReceiveRequest request,
    std::chrono::milliseconds wait, std::shared_ptr<Interest> interest, bool is_ours) {
  ReadBatch batch;
  if (interest && interest->is_over()) co_return batch;
  auto received = state->receive(*live, request);
  if (!received) co_return received.error();
  batch.messages = std::move(*received);
  if (!batch.messages.empty() || wait.count() <= 0 || state->stopped) {
    if (is_ours && !batch.messages.empty()) batch.activity = state->platform.activity.begin();
    co_return batch;
  }

  Waiter waiter(state->platform.loop, std::move(request), interest);
  const auto place = live->waiters.insert(live->waiters.end(), &waiter);
  waiter.timer.expires_after(wait);
  if (interest) {
    interest->wake_with([&waiter] { waiter.timer.cancel(); });
  }
  // What is hidden now may come up while we wait.
  state->wake_waiters(*live);
  while (!waiter.answer) {
    co_await waiter.timer.async_wait(asio::as_tuple(asio::use_awaitable));
    if (waiter.answer) break;
    live->waiters.erase(place);
    state->wake_waiters(*live);
    waiter.answer = std::vector<ReceivedMessage>();
  }
  if (interest) interest->wake_with(nullptr);
  if (!*waiter.answer) co_return waiter.answer->error();
  batch.messages = std::move(**waiter.answer);
  if (is_ours) batch.activity = std::move(waiter.activity);
  co_return batch;
}

}  // namespace emulator::sqs
