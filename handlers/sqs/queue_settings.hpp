#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::sqs {

using Attributes = std::map<std::string, std::string, std::less<>>;

// Who else may send what fails to this queue.
struct RedriveAllowPolicy {
  enum class Permission { allow_all, deny_all, by_queue } permission = Permission::allow_all;
  std::vector<std::string> source_arns;
};

// A queue's attributes that can be set, as text for callers and read for the queue itself.
class QueueSettings {
 public:
  explicit QueueSettings(bool fifo = false);

  // Checks all before it changes any. InvalidAttributeName, InvalidAttributeValue,
  // InvalidParameterValue; `creating` lets FifoQueue be given.
  std::optional<aws::Error> set(const Attributes& given, bool creating);
  // The name of an attribute that is given otherwise than it is here.
  std::optional<std::string> difference(const Attributes& given) const;

  bool is_fifo() const noexcept { return fifo_; }
  std::chrono::seconds seconds(std::string_view name) const {
    return std::chrono::seconds(number(name));
  }
  std::size_t maximum_message_size() const {
    return static_cast<std::size_t>(number("MaximumMessageSize"));
  }
  bool is_content_based() const { return get("ContentBasedDeduplication") == "true"; }
  bool deduplicates_by_group() const { return get("DeduplicationScope") == "messageGroup"; }
  // Where messages go that were received too often; empty for nowhere.
  const std::string& dead_letter_target() const noexcept { return dead_letter_target_; }
  unsigned max_receive_count() const noexcept { return max_receive_count_; }
  const RedriveAllowPolicy& redrive_allow() const noexcept { return redrive_allow_; }

  // Those with a value, defaults included.
  const Attributes& values() const noexcept { return values_; }
  std::string_view get(std::string_view name) const;
  void put(std::string_view name, std::string value);

 private:
  long number(std::string_view name) const;
  std::optional<aws::Error> set_one(const std::string& name, const std::string& value,
                                    bool creating);
  std::optional<aws::Error> set_redrive(const std::string& text);
  std::optional<aws::Error> set_redrive_allow(const std::string& text);

  bool fifo_;
  Attributes values_;
  std::string dead_letter_target_;
  unsigned max_receive_count_ = 0;
  RedriveAllowPolicy redrive_allow_;
};

// Every attribute that GetQueueAttributes can be asked for.
bool is_queue_attribute(std::string_view name) noexcept;

}  // namespace emulator::sqs
