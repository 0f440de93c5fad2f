#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/sqs/deduplication.hpp"
#include "handlers/sqs/message.hpp"
#include "handlers/sqs/queue_settings.hpp"
#include "handlers/sqs/ready_messages.hpp"
#include "handlers/sqs/receipt.hpp"

namespace emulator::sqs {

struct ReceiveRequest {
  std::size_t max_messages = 1;
  std::optional<std::chrono::seconds> visibility_timeout = {};  // else the queue's
  // Whether there is a queue that takes what was received too often; without one it stays.
  bool dead_letters = false;
  std::string attempt_id = {};  // ReceiveRequestAttemptId, of FIFO queues
};

struct ReceivedBatch {
  std::vector<ReceivedMessage> messages;
  // Left the queue for its dead-letter queue.
  std::vector<Transfer> dead;
  // Too many are in flight for any more.
  bool over_limit = false;
};

struct QueueCounts {
  std::size_t available = 0;
  std::size_t in_flight = 0;
  std::size_t delayed = 0;
};

// One queue's messages and all that time and receivers do to them. No I/O: every call is told the
// time, and costs O(log n) for each message that changes.
class Queue {
 public:
  Queue(std::string uid, QueueSettings settings);

  const QueueSettings& settings() const noexcept { return settings_; }
  // The same queue with other attributes; they hold for messages that are there as well.
  void configure(QueueSettings settings) { settings_ = std::move(settings); }

  // What a FIFO queue got under this message's group and deduplication id in the last five minutes;
  // null for none and for a standard queue.
  const Deduplication::Sent* duplicate_of(const Message& message, const Now& now);
  void send(std::shared_ptr<const Message> message, std::optional<std::chrono::seconds> delay,
            const Now& now);
  // From another queue: neither delayed nor deduplicated.
  void accept(Transfer transfer, const Now& now);
  // The oldest that may be received, out of the queue without having been received.
  std::optional<Transfer> extract(const Now& now);

  ReceivedBatch receive(const ReceiveRequest& request, const Now& now);
  // A message that is gone is no fault. ReceiptHandleIsInvalid; InvalidParameterValue for an
  // expired handle of a FIFO queue.
  aws::Result<void> remove(std::string_view receipt_handle, const Now& now);
  // Zero makes it visible at once. MessageNotInflight, ReceiptHandleIsInvalid,
  // InvalidParameterValue.
  aws::Result<void> change_visibility(std::string_view receipt_handle, std::chrono::seconds timeout,
                                      const Now& now);
  void purge();

  QueueCounts counts(const Now& now);
  bool has_available(const Now& now);
  // When time alone makes a message visible; nothing while none is hidden.
  std::optional<Steady::time_point> next_visible() const;

 private:
  struct Entry {
    std::shared_ptr<const Message> message;
    enum class State { delayed, available, in_flight } state = State::available;
    Steady::time_point until;     // delayed or in flight
    Steady::time_point received;  // in flight: since when
    std::uint64_t serial = 0;     // of the latest delivery
    std::int64_t aged_from_ms = 0;
    unsigned receive_count = 0;
    std::int64_t first_received_ms = 0;
    std::string dead_letter_source;
  };
  using Entries = std::map<std::uint64_t, Entry>;

  void advance(const Now& now);
  Entries::iterator insert(Entry entry);
  void erase(Entries::iterator entry);
  void hide(Entries::iterator entry, Steady::time_point until);
  void show(Entries::iterator entry);
  ReceivedMessage deliver(Entries::iterator entry, std::chrono::seconds timeout, const Now& now);
  // The messages of an earlier attempt, if all are as it left them.
  std::optional<std::vector<ReceivedMessage>> repeat(const ReceiveRequest& request,
                                                     std::chrono::seconds timeout, const Now& now);
  aws::Result<Receipt> own_receipt(std::string_view handle) const;
  std::string deduplication_key(const Message& message) const;

  std::string uid_;
  QueueSettings settings_;
  Entries entries_;
  ReadyMessages ready_;
  // Of what is delayed or in flight.
  std::set<std::pair<Steady::time_point, std::uint64_t>> hidden_;
  // By when their retention began, in milliseconds since 1970.
  std::set<std::pair<std::int64_t, std::uint64_t>> ages_;
  std::size_t in_flight_ = 0;
  std::uint64_t last_order_ = 0;
  std::uint64_t last_serial_ = 0;
  // A FIFO queue's messages become visible in the order they were sent, whatever its delay was
  // then.
  Steady::time_point last_visible_;
  Deduplication sent_;
  // Receipt handles by ReceiveRequestAttemptId, and until when each is known.
  std::map<std::string, std::vector<std::string>> attempts_;
  std::deque<std::pair<Steady::time_point, std::string>> attempt_ends_;
};

}  // namespace emulator::sqs
