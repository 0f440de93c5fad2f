#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/activity.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/state.hpp"
#include "handlers/sns/transport.hpp"

namespace emulator::sns {

// Takes messages in and answers as told; 200 unless told otherwise.
class FakeTransport final : public Transport {
 public:
  struct Sent {
    std::string subscription_arn;
    std::shared_ptr<const OutboundMessage> message;
    bool raw = false;
    std::string signature;
    std::string content_type;

    const std::string& text() const { return message->content.text; }
  };

  boost::asio::awaitable<AttemptResult> deliver(Attempt attempt) override;
  void close() override { closed = true; }

  std::deque<AttemptResult> answers;
  // While set, attempts wait until it is cancelled.
  std::shared_ptr<boost::asio::steady_timer> gate;
  std::vector<Sent> sent;
  bool closed = false;
};

// Queues that keep what they get.
class FakeQueues final : public sqs::QueueSender {
 public:
  aws::Result<std::string> send(std::string_view queue_arn, sqs::OutgoingMessage message) override;
  bool exists(std::string_view queue_arn) const override { return names.contains(queue_arn); }

  std::set<std::string, std::less<>> names;  // ARNs
  std::vector<sqs::OutgoingMessage> sent;
};

// The service without a socket: calls go to its operations, messages to a FakeTransport.
class SnsTest : public testing::Test {
 protected:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  // The answer to a call of one operation.
  http::Response call(const std::string& action, const Parameters& parameters);
  // The same, of a caller without credentials: a visit to one of the links.
  http::Response visit(const std::string& action, const Parameters& parameters);
  // "404 NotFound: Topic does not exist", or "no error".
  std::string error_of(const std::string& action, const Parameters& parameters);
  // The text of an element of a successful answer.
  std::string value_of(const std::string& action, const Parameters& parameters,
                       const std::string& element);

  std::string make_topic(const std::string& name = "t");
  std::string subscribe(const std::string& topic, const std::string& endpoint,
                        Parameters more = {});
  // Subscribes and confirms; returns the subscription's ARN.
  std::string subscribe_and_confirm(const std::string& topic, const std::string& endpoint,
                                    const Parameters& more = {});
  std::string publish(const std::string& topic, const std::string& message);
  std::string token_of(const std::string& endpoint);
  // An attribute of a subscription or topic.
  std::string attribute(const std::string& action, const std::string& arn_name,
                        const std::string& arn, const std::string& name);

  // Runs the loop until no delivery is in flight.
  void run_until_idle();
  // What was sent, without the handshake's messages.
  std::vector<std::string> texts() const;

  std::string region = "us-east-1";
  Config config;
  boost::asio::io_context loop{1};
  boost::asio::thread_pool workers{1};
  ManualClock clock;
  SeededRandom random;
  Activity activity{loop.get_executor()};
  Platform platform{loop.get_executor(), workers, clock, random, activity, config};
  std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
  FakeQueues queues;
  State state;

  SnsTest();
  ~SnsTest() override;

 private:
  http::Response dispatch(const std::string& action, const Parameters& parameters,
                          const std::string& access_key);
};

std::string element(const std::string& xml, const std::string& name);

}  // namespace emulator::sns
