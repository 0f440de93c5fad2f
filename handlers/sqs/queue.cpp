#include "handlers/sqs/queue.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "handlers/sqs/errors.hpp"

namespace emulator::sqs {

namespace {

using namespace std::chrono_literals;

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
constexpr std::size_t most_in_flight = 120'000;
constexpr std::chrono::seconds longest_visibility = 12h;
// How long a ReceiveRequestAttemptId is known.
constexpr std::chrono::minutes attempt_window = 5min;

}  // namespace

Queue::Queue(std::string uid, QueueSettings settings)
    : uid_(std::move(uid)), settings_(std::move(settings)), ready_(settings_.is_fifo()) {}

// Everything that has come due since the last call.
void Queue::advance(const Now& now) {
  while (!hidden_.empty() && hidden_.begin()->first <= now.steady)
    show(entries_.find(hidden_.begin()->second));
  const std::int64_t kept_since =
      now.epoch_ms - 1'000 * settings_.seconds("MessageRetentionPeriod").count();
  while (!ages_.empty() && ages_.begin()->first <= kept_since)
    erase(entries_.find(ages_.begin()->second));
  while (!attempt_ends_.empty() && attempt_ends_.front().first <= now.steady) {
    attempts_.erase(attempt_ends_.front().second);
    attempt_ends_.pop_front();
  }
}

Queue::Entries::iterator Queue::insert(Entry entry) {
  const std::uint64_t order = ++last_order_;
  ages_.emplace(entry.aged_from_ms, order);
  return entries_.emplace(order, std::move(entry)).first;
}

void Queue::erase(Entries::iterator entry) {
  const auto& [order, held] = *entry;
  if (held.state == Entry::State::available) {
    ready_.remove(order, held.message->group_id);
  } else {
    hidden_.erase({held.until, order});
  }
  if (held.state == Entry::State::in_flight) {
    --in_flight_;
    ready_.done(held.message->group_id);
  }
  ages_.erase({held.aged_from_ms, order});
  entries_.erase(entry);
}

void Queue::hide(Entries::iterator entry, Steady::time_point until) {
  entry->second.until = until;
  hidden_.emplace(until, entry->first);
}

void Queue::show(Entries::iterator entry) {
  auto& [order, held] = *entry;
  hidden_.erase({held.until, order});
  if (held.state == Entry::State::in_flight) {
    --in_flight_;
    ready_.done(held.message->group_id);
  }
  held.state = Entry::State::available;
  ready_.add(order, held.message->group_id);
}

std::string Queue::deduplication_key(const Message& message) const {
  if (!settings_.deduplicates_by_group()) return message.deduplication_id;
  return message.group_id + '\n' + message.deduplication_id;
}

const Deduplication::Sent* Queue::duplicate_of(const Message& message, const Now& now) {
  if (!settings_.is_fifo()) return nullptr;
  return sent_.find(deduplication_key(message), now);
}

void Queue::send(std::shared_ptr<const Message> message, std::optional<std::chrono::seconds> delay,
                 const Now& now) {
  if (settings_.is_fifo()) {
    sent_.add(deduplication_key(*message), {message->id, message->sequence_number}, now);
  }
  Steady::time_point visible = now.steady + delay.value_or(settings_.seconds("DelaySeconds"));
  if (settings_.is_fifo()) {
    visible = std::max(visible, last_visible_);
    last_visible_ = visible;
  }
  Entry entry;
  entry.aged_from_ms = message->sent_ms;
  entry.message = std::move(message);
  const bool is_delayed = visible > now.steady;
  if (is_delayed) entry.state = Entry::State::delayed;
  const auto inserted = insert(std::move(entry));
  if (is_delayed) {
    hide(inserted, visible);
  } else {
    ready_.add(inserted->first, inserted->second.message->group_id);
  }
}

void Queue::accept(Transfer transfer, const Now& now) {
  Entry entry;
  // Retention goes on where the message was sent, but begins anew in a FIFO queue.
  entry.aged_from_ms = settings_.is_fifo() ? now.epoch_ms : transfer.message->sent_ms;
  entry.message = std::move(transfer.message);
  entry.receive_count = transfer.receive_count;
  entry.first_received_ms = transfer.first_received_ms;
  entry.dead_letter_source = std::move(transfer.dead_letter_source);
  const auto inserted = insert(std::move(entry));
  ready_.add(inserted->first, inserted->second.message->group_id);
}

std::optional<Transfer> Queue::extract(const Now& now) {
  advance(now);
  const auto order = ready_.take();
  ready_.close();
  if (!order) return std::nullopt;
  const auto found = entries_.find(*order);
  Entry& entry = found->second;
  Transfer transfer{entry.message, entry.receive_count, entry.first_received_ms,
                    entry.dead_letter_source};
  ages_.erase({entry.aged_from_ms, *order});
  entries_.erase(found);
  return transfer;
}

ReceivedMessage Queue::deliver(Entries::iterator entry, std::chrono::seconds timeout,
                               const Now& now) {
  Entry& held = entry->second;
  held.state = Entry::State::in_flight;
  held.received = now.steady;
  held.serial = ++last_serial_;
  ++held.receive_count;
  if (held.first_received_ms == 0) held.first_received_ms = now.epoch_ms;
  ++in_flight_;
  hide(entry, now.steady + timeout);
  return {held.message, Receipt{uid_, entry->first, held.serial}.handle(), held.receive_count,
          held.first_received_ms, held.dead_letter_source};
}

std::optional<std::vector<ReceivedMessage>> Queue::repeat(const ReceiveRequest& request,
                                                          std::chrono::seconds timeout,
                                                          const Now& now) {
  const auto attempt = attempts_.find(request.attempt_id);
  if (attempt == attempts_.end()) return std::nullopt;
  std::vector<Entries::iterator> found;
  for (const std::string& handle : attempt->second) {
    const auto receipt = parse_receipt(handle);
    const auto entry = entries_.find(receipt->order);
    if (entry == entries_.end() || entry->second.state != Entry::State::in_flight ||
        entry->second.serial != receipt->serial) {
      return std::nullopt;
    }
    found.push_back(entry);
  }
  std::vector<ReceivedMessage> messages;
  for (std::size_t i = 0; i < found.size(); ++i) {
    Entry& held = found[i]->second;
    hidden_.erase({held.until, found[i]->first});
    hide(found[i], now.steady + timeout);
    messages.push_back({held.message, attempt->second[i], held.receive_count,
                        held.first_received_ms, held.dead_letter_source});
  }
  return messages;
}

ReceivedBatch Queue::receive(const ReceiveRequest& request, const Now& now) {
  advance(now);
  ReceivedBatch batch;
  const std::chrono::seconds timeout =
      request.visibility_timeout.value_or(settings_.seconds("VisibilityTimeout"));
  if (!request.attempt_id.empty()) {
    if (auto again = repeat(request, timeout, now)) {
      batch.messages = std::move(*again);
      return batch;
    }
  }
  while (batch.messages.size() < request.max_messages) {
    if (in_flight_ >= most_in_flight) {
      batch.over_limit = true;
      break;
    }
    const auto order = ready_.take();
    if (!order) break;
    const auto entry = entries_.find(*order);
    Entry& held = entry->second;
    if (request.dead_letters && held.receive_count >= settings_.max_receive_count()) {
      batch.dead.push_back({held.message, held.receive_count, held.first_received_ms, {}});
      ages_.erase({held.aged_from_ms, entry->first});
      entries_.erase(entry);
      continue;
    }
    ready_.hold();
    batch.messages.push_back(deliver(entry, timeout, now));
  }
  ready_.close();
  if (!request.attempt_id.empty() && !batch.messages.empty()) {
    std::vector<std::string>& handles = attempts_[request.attempt_id];
    handles.clear();
    for (const ReceivedMessage& message : batch.messages)
      handles.push_back(message.receipt_handle);
    attempt_ends_.emplace_back(now.steady + attempt_window, request.attempt_id);
  }
  return batch;
}

aws::Result<Receipt> Queue::own_receipt(std::string_view handle) const {
  auto receipt = parse_receipt(handle);
  if (!receipt) return invalid_receipt_handle(handle);
  if (receipt->queue_uid != uid_) {
    return aws::Error{
        404, "ReceiptHandleIsInvalid",
        fmt::format("The receipt handle \"{}\" is not valid for this queue.", handle)};
  }
  return std::move(*receipt);
}

aws::Result<void> Queue::remove(std::string_view receipt_handle, const Now& now) {
  advance(now);
  const auto receipt = own_receipt(receipt_handle);
  if (!receipt) return receipt.error();
  const auto entry = entries_.find(receipt->order);
  if (entry == entries_.end()) return {};
  const bool is_current =
      entry->second.state == Entry::State::in_flight && entry->second.serial == receipt->serial;
  // A standard queue deletes by any handle of the message, a FIFO queue only by one that holds it.
  if (settings_.is_fifo() && !is_current) {
    return invalid_value(receipt_handle, "ReceiptHandle", "The receipt handle has expired.");
  }
  erase(entry);
  return {};
}

aws::Result<void> Queue::change_visibility(std::string_view receipt_handle,
                                           std::chrono::seconds timeout, const Now& now) {
  advance(now);
  const auto receipt = own_receipt(receipt_handle);
  if (!receipt) return receipt.error();
  const auto entry = entries_.find(receipt->order);
  if (entry == entries_.end()) {
    return invalid_value(receipt_handle, "ReceiptHandle",
                         "Message does not exist or is not available for visibility timeout "
                         "change.");
  }
  Entry& held = entry->second;
  if (held.state != Entry::State::in_flight) {
    return named("MessageNotInflight", "The specified message isn't in flight.");
  }
  if (settings_.is_fifo() && held.serial != receipt->serial) {
    return invalid_value(receipt_handle, "ReceiptHandle", "The receipt handle has expired.");
  }
  if (now.steady + timeout > held.received + longest_visibility) {
    return invalid_value(std::to_string(timeout.count()), "VisibilityTimeout",
                         fmt::format("Total VisibilityTimeout for the message is beyond the limit "
                                     "[{} seconds]",
                                     longest_visibility.count()));
  }
  if (timeout == 0s) {
    show(entry);
  } else {
    hidden_.erase({held.until, entry->first});
    hide(entry, now.steady + timeout);
  }
  return {};
}

void Queue::purge() {
  entries_.clear();
  ready_.clear();
  hidden_.clear();
  ages_.clear();
  attempts_.clear();
  attempt_ends_.clear();
  in_flight_ = 0;
}

QueueCounts Queue::counts(const Now& now) {
  advance(now);
  return {ready_.size(), in_flight_, hidden_.size() - in_flight_};
}

bool Queue::has_available(const Now& now) {
  advance(now);
  return ready_.has_next();
}

std::optional<Steady::time_point> Queue::next_visible() const {
  if (hidden_.empty()) return std::nullopt;
  return hidden_.begin()->first;
}

}  // namespace emulator::sqs
