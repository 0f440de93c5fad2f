#pragma once

#include <string>
#include <vector>

#include "harness/imposter.hpp"

namespace emulator::functional {

// What SNS posted: the members of its JSON, as far as they are there.
struct SnsMessage {
  std::string type;  // SubscriptionConfirmation, Notification, UnsubscribeConfirmation
  std::string topic_arn;
  std::string message_id;
  std::string subject;
  std::string message;
  std::string token;
  std::string subscribe_url;
  std::string unsubscribe_url;
  ReceivedRequest request;
};

// An HTTP subscriber of SNS topics. Confirms its subscriptions as soon as it is asked to, unless
// told to leave that to the test.
class SnsSubscriber final : public HttpImposter {
 public:
  enum class Confirm { at_once, by_test };
  explicit SnsSubscriber(Confirm confirm = Confirm::at_once,
                         const std::string& address = "127.0.0.1:0");
  ~SnsSubscriber();

  // Of one type, in order of arrival. Requests that hold no SNS message (raw delivery, say) are not
  // among them.
  std::vector<SnsMessage> messages(const std::string& type) const;
  std::vector<SnsMessage> notifications() const { return messages("Notification"); }
  std::vector<SnsMessage> confirmations() const { return messages("SubscriptionConfirmation"); }

  bool wait_for(const std::string& type, std::size_t count,
                std::chrono::milliseconds timeout = default_timeout) const;
  bool wait_for_notifications(std::size_t count,
                              std::chrono::milliseconds timeout = default_timeout) const {
    return wait_for("Notification", count, timeout);
  }
  // Until the confirmations of that many topics have been answered; at_once only.
  bool wait_until_confirmed(std::size_t count,
                            std::chrono::milliseconds timeout = default_timeout) const;

 private:
  void confirm_later(const ReceivedRequest& request);
  void confirm_subscriptions();

  // Visits SubscribeURLs: SNS waits for the answer to its POST meanwhile, so another thread does
  // it.
  std::thread confirmer_;
  mutable std::mutex state_mutex_;  // guards what follows
  mutable std::condition_variable state_changed_;
  std::deque<std::string> to_confirm_;
  std::size_t confirmed_ = 0;
  bool stopping_ = false;
};

SnsMessage parse_sns_message(const ReceivedRequest& request);

}  // namespace emulator::functional
