#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "harness/aws_client.hpp"
#include "harness/sns_subscriber.hpp"
#include "harness/stack.hpp"
#include "main_flow/surroundings.hpp"

namespace emulator::functional {

// The main job, as a user's functional test does it: a REST API whose POST method runs a function
// that stores the body in Redis and publishes its key to a topic, of which the test is a
// subscriber. Every step throws, saying what went wrong.
class MainFlow {
 public:
  // Told of every step with the time that it took.
  using Report = std::function<void(const std::string& step, std::chrono::nanoseconds time)>;

  explicit MainFlow(FlowSettings settings, Report report = nullptr);
  ~MainFlow();  // tears down what is left, after a failure

  void wait_for_services();
  void build();
  // Removes what build() made, in reverse order.
  void tear_down();

  struct Delivery {
    Message answer;
    std::string id;  // what the answer names: the key in Redis
    SnsMessage message;
    std::optional<std::string> stored;
    std::chrono::nanoseconds to_answer;   // POST to the function's answer
    std::chrono::nanoseconds to_message;  // POST to the arrival of the message
  };
  // POSTs a body, waits for the message that names its id, and fetches what is stored under that.
  Delivery deliver(const std::string& body);
  // The POST alone.
  Message post(const std::string& body);

  const AwsClient& aws() const noexcept { return aws_; }
  const std::string& topic_arn() const noexcept { return topic_arn_; }
  const Api& api() const noexcept { return api_; }
  const SnsSubscriber& consumer() const noexcept { return *consumer_; }

 private:
  void step(const std::string& name, const std::function<void()>& action);
  void undo_by(std::string name, std::function<void()> action);
  void confirm_subscription();

  FlowSettings settings_;
  Report report_;
  AwsClient aws_;
  std::string name_;  // of everything it creates: no other run has the same
  std::unique_ptr<SnsSubscriber> consumer_;
  std::string topic_arn_;
  std::string function_arn_;
  std::string subscription_arn_;
  Api api_;
  std::vector<std::string> keys_;  // stored in Redis
  std::vector<std::pair<std::string, std::function<void()>>> undo_;
};

}  // namespace emulator::functional
