#include "handlers/sns/held_messages.hpp"

namespace emulator::sns {

std::size_t HeldMessages::hold(std::shared_ptr<const OutboundMessage> message, Time now) {
  std::size_t dropped = expire(now);
  bytes_ += message->content.text.size();
  held_.push_back({std::move(message), now});
  for (; held_.size() > max_messages || bytes_ > max_bytes; ++dropped)
    drop_oldest();
  return dropped;
}

HeldMessages::Taken HeldMessages::take(Time now) {
  Taken taken;
  taken.expired = expire(now);
  for (Held& held : held_)
    taken.messages.push_back(std::move(held.message));
  held_.clear();
  bytes_ = 0;
  return taken;
}

std::size_t HeldMessages::expire(Time now) {
  std::size_t expired = 0;
  for (; !held_.empty() && now - held_.front().since > max_age; ++expired)
    drop_oldest();
  return expired;
}

void HeldMessages::drop_oldest() {
  bytes_ -= held_.front().message->content.text.size();
  held_.pop_front();
}

}  // namespace emulator::sns
