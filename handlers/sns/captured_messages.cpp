#include "handlers/sns/captured_messages.hpp"

#include <utility>

#include "daemon/log.hpp"

namespace emulator::sns {

namespace {

std::size_t size_of(const CapturedMessage& message) noexcept {
  std::size_t size = sizeof(CapturedMessage) + message.target.size() + message.topic_arn.size() +
                     message.text.size();
  for (const MessageAttribute& attribute : message.attributes) {
    size += sizeof(MessageAttribute) + attribute.name.size() + attribute.type.size() +
            attribute.value.size();
  }
  return size;
}

bool is_meant(const CapturedMessage& message, CapturedMessage::Kind kind,
              std::string_view target) noexcept {
  return message.kind == kind && (target.empty() || message.target == target);
}

}  // namespace

void CapturedMessages::add(const aws::Scope& scope, CapturedMessage message) {
  Kept& kept = kept_[scope];
  kept.bytes += size_of(message);
  kept.messages.push_back(std::move(message));
  while (kept.messages.size() > max_messages || kept.bytes > max_bytes) {
    if (!kept.told) {
      log::warning(
          "SNS: more than {} messages ({} bytes) to phones and mobile endpoints in {}: only the "
          "newest are kept",
          max_messages, max_bytes, scope.region);
      kept.told = true;
    }
    kept.bytes -= size_of(kept.messages.front());
    kept.messages.pop_front();
  }
}

void CapturedMessages::for_each(const aws::Scope& scope, CapturedMessage::Kind kind,
                                std::string_view target,
                                const std::function<void(const CapturedMessage&)>& visit) const {
  const auto found = kept_.find(scope);
  if (found == kept_.end()) return;
  for (const CapturedMessage& message : found->second.messages) {
    if (is_meant(message, kind, target)) visit(message);
  }
}

void CapturedMessages::erase(const aws::Scope& scope, CapturedMessage::Kind kind,
                             std::string_view target) {
  const auto found = kept_.find(scope);
  if (found == kept_.end()) return;
  Kept& kept = found->second;
  std::erase_if(kept.messages, [&](const CapturedMessage& message) {
    if (!is_meant(message, kind, target)) return false;
    kept.bytes -= size_of(message);
    return true;
  });
}

void CapturedMessages::clear() {
  kept_.clear();
}

}  // namespace emulator::sns
