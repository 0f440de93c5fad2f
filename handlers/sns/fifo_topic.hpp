#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"
#include "handlers/sns/outbound_message.hpp"

// What FIFO topics have beyond others: deduplication, sequence numbers, an archive.
// https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html
namespace emulator::sns {

struct Publication;

struct FifoAttributes {
  bool content_based_deduplication = false;
  bool per_group = false;  // FifoThroughputScope=MessageGroup: ids are distinct within their group
  std::optional<std::string> archive_policy;
  std::chrono::hours archive_retention{0};  // zero: nothing is archived

  bool operator==(const FifoAttributes&) const = default;
};

bool is_fifo_attribute(std::string_view name) noexcept;
// One of those, of a FIFO topic.
aws::Result<void> set_fifo_attribute(FifoAttributes& attributes, std::string_view name,
                                     const std::string& value);

// Messages of one topic that were accepted in the last five minutes.
class FifoLedger {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::minutes window{5};

  struct Accepted {
    std::string message_id;
    std::string sequence_number;
  };

  // What the message was answered that this one repeats; null for one that is new.
  const Accepted* find(const std::string& key, Time now);
  void add(const std::string& key, Accepted accepted, Time now);
  // Twenty digits, each greater than the one before.
  std::string next_sequence_number();

 private:
  std::map<std::string, Accepted, std::less<>> accepted_;
  std::deque<std::pair<Time, std::string>> ends_;
  std::uint64_t next_ = 10'000'000'000'000'000'000ULL;
};

// The messages of a topic with an archive policy.
class MessageArchive {
 public:
  using Time = std::chrono::system_clock::time_point;
  static constexpr std::size_t max_messages = 10'000;
  static constexpr std::size_t max_bytes = 32 * 1024 * 1024;

  struct Entry {
    std::shared_ptr<const OutboundMessage> message;
    std::weak_ptr<Publication> publication;
  };

  // Begins, goes on with another retention, or ends with none.
  void keep_for(std::chrono::hours retention, Time now);
  bool active() const noexcept { return since_.has_value(); }
  // BeginningArchiveTime: from when on messages are there.
  std::optional<Time> begins() const noexcept { return since_; }

  // Returns how many of the oldest had to go although they are young enough.
  std::size_t add(Entry entry, Time now);
  // Those published from the first time on, and before the second if there is one.
  std::vector<Entry> between(Time from, std::optional<Time> to, Time now);

 private:
  void forget_oldest();
  void expire(Time now);

  std::chrono::hours retention_{0};
  std::optional<Time> since_;
  std::deque<Entry> entries_;
  std::size_t bytes_ = 0;
};

// What a FIFO topic keeps.
struct FifoState {
  FifoLedger ledger;
  MessageArchive archive;
};

// A subscription's ReplayPolicy.
struct ReplayPolicy {
  std::string text;
  MessageArchive::Time from;
  std::optional<MessageArchive::Time> to;
};
// Nothing for a policy that ends a replay. The error is AWS's reason alone.
aws::Result<std::optional<ReplayPolicy>> parse_replay_policy(const std::string& json);

}  // namespace emulator::sns
