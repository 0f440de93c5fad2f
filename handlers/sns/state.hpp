#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/query.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/captured_messages.hpp"
#include "handlers/sns/deliverer.hpp"
#include "handlers/sns/held_messages.hpp"
#include "handlers/sns/publication.hpp"
#include "handlers/sns/store.hpp"
#include "handlers/sqs/queue_sender.hpp"

namespace emulator::lambda {
class LogDestination;
}

// What the operations work on, and what several of them do.
namespace emulator::sns {

struct State {
  State(const Platform& platform, std::shared_ptr<Transport> transport, Signer::KeySource make_key);
  State(const State&) = delete;  // deliveries refer to it
  State& operator=(const State&) = delete;

  Platform platform;
  aws::Regional<Store> stores;
  // LocalStack mode alone; by subscription ARN.
  std::unordered_map<std::string, HeldMessages> held;
  Publications publications;
  sqs::QueueSender* queues = nullptr;      // null unless SQS runs
  lambda::LogDestination* logs = nullptr;  // null unless CloudWatch Logs runs
  CapturedMessages captured;               // to phones and mobile endpoints
  Deliverer deliverer;
};

struct FoundTopic {
  Store& store;
  Topic& topic;
};
struct FoundSubscription {
  Store& store;
  Topic& topic;
  std::shared_ptr<Subscription> subscription;
};

// A required parameter, or the error that it is missing.
aws::Result<const std::string*> required(const aws::QueryCall& call, std::string_view name);

// A topic or subscription that a parameter names. A call that is signed has to name its own
// region's; one that isn't, such as a visit to SubscribeURL, goes where the ARN says.
aws::Result<FoundTopic> find_topic(State& state, const aws::QueryCall& call,
                                   std::string_view parameter = "TopicArn");
aws::Result<FoundSubscription> find_subscription(State& state, const aws::QueryCall& call);
aws::Result<TopicName> topic_name(const aws::QueryCall& call, std::string_view parameter);
// Whether a call may speak of a region.
bool in_reach(const aws::QueryCall& call, const aws::Scope& scope);

// The key after which the page that NextToken asks for begins; empty for the first page.
aws::Result<std::string> page_start(const aws::QueryCall& call,
                                    std::string_view parameter = "NextToken");
inline constexpr std::size_t page_size = 100;

// Fills in what every message has: id, time, topic.
std::shared_ptr<OutboundMessage> stamp(State& state, const Topic& topic, OutboundMessage message);
// Sends the message to those of the topic's subscriptions that want it, and keeps track of it.
std::shared_ptr<Publication> fan_out(State& state, const Topic& topic,
                                     const std::shared_ptr<const OutboundMessage>& message);
// One of the messages that waited for the subscription to be confirmed.
void deliver_held(State& state, const std::shared_ptr<Subscription>& subscription,
                  const std::shared_ptr<const OutboundMessage>& message);
// Sends one of the handshake's messages.
void send(State& state, const Topic& topic, const std::shared_ptr<Subscription>& subscription,
          OutboundMessage message);
// Confirms a subscription; as long and as opaque as AWS's.
std::string new_token(State& state);
// Ends deliveries to it.
void forget(State& state, const Subscription& subscription);

void write_subscription(aws::XmlWriter& xml, const Subscription& subscription);
void write_attributes(aws::XmlWriter& xml,
                      const std::vector<std::pair<std::string_view, std::string>>& attributes);

}  // namespace emulator::sns
