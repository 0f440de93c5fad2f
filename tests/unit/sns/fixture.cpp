#include "fixture.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/http/url.hpp"
#include "handlers/sns/delivery_body.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/signing_key.hpp"

namespace emulator::sns {

namespace asio = boost::asio;

asio::awaitable<AttemptResult> FakeTransport::deliver(Attempt attempt) {
  if (gate) co_await gate->async_wait(asio::as_tuple(asio::use_awaitable));
  Sent entry;
  entry.subscription_arn = attempt.subscription->arn;
  entry.message = attempt.message;
  entry.raw = is_raw(*attempt.message, *attempt.subscription);
  if (attempt.signature) entry.signature = attempt.signature->signature;
  entry.content_type = attempt.content_type;
  sent.push_back(std::move(entry));
  AttemptResult result{DeliveryOutcome::delivered, {}};
  if (!answers.empty()) {
    result = answers.front();
    answers.pop_front();
  }
  co_return result;
}

aws::Result<std::string> FakeQueues::send(std::string_view queue_arn,
                                          sqs::OutgoingMessage message) {
  if (!exists(queue_arn)) {
    return aws::Error{400, "AWS.SimpleQueueService.NonExistentQueue",
                      "The specified queue does not exist."};
  }
  sent.push_back(std::move(message));
  return std::to_string(sent.size());
}

// A short key is made in no time.
SnsTest::SnsTest()
    : state(platform, transport,
            [](const std::stop_token& stop) { return SigningKey::generate(1024, stop); }) {}

SnsTest::~SnsTest() {
  state.deliverer.reset();
  workers.join();
}

http::Response SnsTest::dispatch(const std::string& action, const Parameters& parameters,
                                 const std::string& access_key) {
  http::Request request;
  request.method = "POST";
  request.target = "/";
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = "Action=" + action;
  for (const auto& [name, value] : parameters) {
    request.body += "&" + http::percent_encode(name) + "=" + http::percent_encode(value);
  }
  aws::Call made{request, {}, access_key, "request-id", "http://emulator:4566"};
  made.scope.region = region;
  http::Response response;
  asio::co_spawn(loop, aws::dispatch(service, state, made),
                 [&response](std::exception_ptr error, http::Response answer) {
                   if (error) std::rethrow_exception(error);
                   response = std::move(answer);
                 });
  loop.restart();
  loop.poll();
  return response;
}

http::Response SnsTest::call(const std::string& action, const Parameters& parameters) {
  return dispatch(action, parameters, "test");
}

http::Response SnsTest::visit(const std::string& action, const Parameters& parameters) {
  return dispatch(action, parameters, "");
}

std::string SnsTest::error_of(const std::string& action, const Parameters& parameters) {
  const auto response = call(action, parameters);
  if (response.status == 200) return "no error";
  return std::to_string(response.status) + " " + element(response.body, "Code") + ": " +
         element(response.body, "Message");
}

std::string SnsTest::value_of(const std::string& action, const Parameters& parameters,
                              const std::string& name) {
  const auto response = call(action, parameters);
  EXPECT_EQ(response.status, 200u) << response.body;
  return element(response.body, name);
}

std::string SnsTest::make_topic(const std::string& name) {
  return value_of("CreateTopic", {{"Name", name}}, "TopicArn");
}

std::string SnsTest::subscribe(const std::string& topic, const std::string& endpoint,
                               Parameters more) {
  more.emplace_back("TopicArn", topic);
  more.emplace_back("Endpoint", endpoint);
  more.emplace_back("Protocol", endpoint.starts_with("arn:aws:sqs:") ? "sqs"
                                : endpoint.starts_with("arn:")       ? "lambda"
                                                                     : "http");
  return value_of("Subscribe", more, "SubscriptionArn");
}

std::string SnsTest::token_of(const std::string& endpoint) {
  for (auto& [scope, store] : state.stores) {
    for (const auto& [arn, subscription] : store.subscriptions()) {
      if (subscription->endpoint == endpoint) return subscription->token;
    }
  }
  return {};
}

std::string SnsTest::subscribe_and_confirm(const std::string& topic, const std::string& endpoint,
                                           const Parameters& more) {
  subscribe(topic, endpoint, more);
  return value_of("ConfirmSubscription", {{"TopicArn", topic}, {"Token", token_of(endpoint)}},
                  "SubscriptionArn");
}

std::string SnsTest::publish(const std::string& topic, const std::string& message) {
  return value_of("Publish", {{"TopicArn", topic}, {"Message", message}}, "MessageId");
}

std::string SnsTest::attribute(const std::string& action, const std::string& arn_name,
                               const std::string& arn, const std::string& name) {
  const auto response = call(action, {{arn_name, arn}});
  const auto key = response.body.find("<key>" + name + "</key>");
  if (key == std::string::npos) return "not there";
  return element(response.body.substr(key), "value");
}

void SnsTest::run_until_idle() {
  bool idle = false;
  asio::co_spawn(
      loop, activity.wait_until_idle(std::chrono::steady_clock::now() + std::chrono::seconds(30)),
      [&idle](std::exception_ptr, bool reached) { idle = reached; });
  loop.restart();
  while (activity.in_flight() > 0 && loop.run_one() > 0) {
  }
  loop.poll();
  EXPECT_TRUE(idle);
}

std::vector<std::string> SnsTest::texts() const {
  std::vector<std::string> all;
  for (const auto& sent : transport->sent) {
    if (sent.message->type == MessageType::notification) all.push_back(sent.text());
  }
  return all;
}

std::string element(const std::string& xml, const std::string& name) {
  const auto begin = xml.find("<" + name + ">");
  if (begin == std::string::npos) return {};
  const auto from = begin + name.size() + 2;
  return xml.substr(from, xml.find("</" + name + ">", from) - from);
}

}  // namespace emulator::sns
