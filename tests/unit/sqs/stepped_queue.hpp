#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/sqs/queue.hpp"

namespace emulator::sqs {

using namespace std::chrono_literals;

// A queue, and a time that moves only when told to.
class SteppedQueue : public testing::Test {
 protected:
  explicit SteppedQueue(bool fifo = false) : settings_(fifo) {}

  void configure(const Attributes& attributes) {
    const auto refused = settings_.set(attributes, false);
    ASSERT_FALSE(refused) << refused->message;
    queue().configure(settings_);
  }
  Queue& queue() {
    if (!queue_) queue_.emplace("uid", settings_);
    return *queue_;
  }
  void pass(std::chrono::seconds time) {
    now_.steady += time;
    now_.epoch_ms += 1'000 * time.count();
  }

  // True when it was new to the queue.
  bool send(const std::string& body, const std::string& group = {}, const std::string& id = {},
            std::optional<std::chrono::seconds> delay = {}) {
    auto message = std::make_shared<Message>();
    message->id = "id of " + body;
    message->body = body;
    message->group_id = group;
    message->deduplication_id = id.empty() ? body : id;
    message->sent_ms = now_.epoch_ms;
    if (queue().duplicate_of(*message, now_)) return false;
    queue().send(std::move(message), delay, now_);
    return true;
  }
  // The bodies; their handles by body in handles_.
  std::vector<std::string> receive(ReceiveRequest request = {.max_messages = 10}) {
    std::vector<std::string> bodies;
    last_ = queue().receive(request, now_);
    for (const ReceivedMessage& message : last_.messages) {
      bodies.push_back(message.message->body);
      handles_[message.message->body] = message.receipt_handle;
    }
    return bodies;
  }
  std::string code(const aws::Result<void>& result) { return result ? "" : result.error().code; }
  std::string remove(const std::string& body) { return code(queue().remove(handles_[body], now_)); }
  std::string change(const std::string& body, std::chrono::seconds timeout) {
    return code(queue().change_visibility(handles_[body], timeout, now_));
  }
  std::string counts() {
    const QueueCounts counts = queue().counts(now_);
    return std::to_string(counts.available) + " " + std::to_string(counts.in_flight) + " " +
           std::to_string(counts.delayed);
  }

  Now now_{Steady::time_point(1h), 1'700'000'000'000};
  QueueSettings settings_;
  std::optional<Queue> queue_;
  ReceivedBatch last_;
  std::map<std::string, std::string> handles_;
};

}  // namespace emulator::sqs
