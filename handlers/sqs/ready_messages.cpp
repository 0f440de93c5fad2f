#include "handlers/sqs/ready_messages.hpp"

namespace emulator::sqs {

void ReadyMessages::add(std::uint64_t order, const std::string& group) {
  ++size_;
  if (!fifo_) {
    orders_.insert(order);
    return;
  }
  const auto found = groups_.try_emplace(group).first;
  std::set<std::uint64_t>& waiting = found->second.waiting;
  if (!waiting.empty()) heads_.erase(*waiting.begin());
  waiting.insert(order);
  settle(found);
}

void ReadyMessages::remove(std::uint64_t order, const std::string& group) {
  if (!fifo_) {
    size_ -= orders_.erase(order);
    return;
  }
  const auto found = groups_.find(group);
  if (found == groups_.end()) return;
  std::set<std::uint64_t>& waiting = found->second.waiting;
  if (!waiting.empty()) heads_.erase(*waiting.begin());
  size_ -= waiting.erase(order);
  settle(found);
}

std::optional<std::uint64_t> ReadyMessages::take() {
  std::set<std::uint64_t>* from = &orders_;
  if (fifo_) {
    if (batch_.empty() || batch_.back()->second.waiting.empty()) {
      if (heads_.empty()) return std::nullopt;
      batch_.push_back(heads_.begin()->second);
      heads_.erase(heads_.begin());
    }
    from = &batch_.back()->second.waiting;
  }
  if (from->empty()) return std::nullopt;
  --size_;
  return from->extract(from->begin()).value();
}

void ReadyMessages::hold() {
  if (fifo_) ++batch_.back()->second.in_flight;
}

void ReadyMessages::done(const std::string& group) {
  if (!fifo_) return;
  const auto found = groups_.find(group);
  --found->second.in_flight;
  settle(found);
}

void ReadyMessages::close() {
  for (const auto group : batch_)
    settle(group);
  batch_.clear();
}

void ReadyMessages::settle(Groups::iterator group) {
  const auto& [waiting, in_flight] = group->second;
  if (in_flight != 0) return;
  if (waiting.empty()) {
    groups_.erase(group);
  } else {
    heads_.insert_or_assign(*waiting.begin(), group);
  }
}

void ReadyMessages::clear() {
  orders_.clear();
  heads_.clear();
  groups_.clear();
  size_ = 0;
}

}  // namespace emulator::sqs
