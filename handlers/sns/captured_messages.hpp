#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/identity.hpp"
#include "handlers/sns/message.hpp"

namespace emulator::sns {

// A message to a phone number or a mobile endpoint: kept for tests to look at, sent to nobody.
struct CapturedMessage {
  enum class Kind { sms, platform_endpoint };
  Kind kind = Kind::sms;
  std::string target;     // the phone number, or the endpoint's ARN
  std::string topic_arn;  // of the topic it was published to; empty when published to the target
  std::string id;
  std::string text;
  std::optional<std::string> subject;
  std::optional<std::string> structure;  // MessageStructure, where it was given
  MessageAttributes attributes;
};

// The newest messages to phones and mobile endpoints, for each account and region.
class CapturedMessages {
 public:
  // For each account and region. Past them the oldest goes, and the log says so once.
  static constexpr std::size_t max_messages = 10'000;
  static constexpr std::size_t max_bytes = 16 * 1024 * 1024;

  void add(const aws::Scope& scope, CapturedMessage message);

  // Those of one kind, oldest first; of one target alone unless `target` is empty.
  void for_each(const aws::Scope& scope, CapturedMessage::Kind kind, std::string_view target,
                const std::function<void(const CapturedMessage&)>& visit) const;
  // Forgets what for_each would visit.
  void erase(const aws::Scope& scope, CapturedMessage::Kind kind, std::string_view target);
  void clear();

 private:
  struct Kept {
    std::deque<CapturedMessage> messages;
    std::size_t bytes = 0;
    bool told = false;  // that the bound was reached
  };
  std::map<aws::Scope, Kept> kept_;
};

}  // namespace emulator::sns
