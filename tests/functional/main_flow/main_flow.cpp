#include "main_flow/main_flow.hpp"

#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds service_timeout{60'000};

std::string unique_name() {
  return "main-flow-" + std::to_string(::getpid()) + '-' +
         std::to_string(std::chrono::system_clock::now().time_since_epoch().count() / 1000);
}

// Tries until it works; the last failure is thrown when time is up.
void wait_for(const char* what, const std::function<void()>& attempt) {
  std::string failure;
  const bool available = eventually(service_timeout, [&] {
    try {
      attempt();
      return true;
    } catch (const std::runtime_error& error) {
      failure = error.what();
      return false;
    }
  });
  if (!available) throw std::runtime_error(std::string{what} + " is not available: " + failure);
}

}  // namespace

MainFlow::MainFlow(FlowSettings settings, Report report)
    : settings_(std::move(settings)),
      report_(std::move(report)),
      aws_(settings_.aws_endpoint),
      name_(unique_name()) {}

MainFlow::~MainFlow() {
  try {
    tear_down();
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "tear down: %s\n", error.what());
  }
}

void MainFlow::step(const std::string& name, const std::function<void()>& action) {
  const auto begin = Clock::now();
  try {
    action();
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(name + ": " + error.what());
  }
  if (report_) report_(name, Clock::now() - begin);
}

void MainFlow::undo_by(std::string name, std::function<void()> action) {
  undo_.emplace_back(std::move(name), std::move(action));
}

void MainFlow::wait_for_services() {
  step("wait for the emulator", [&] {
    wait_for("the emulator", [&] { expect_success(get(aws_.endpoint() + "/_emulator/health")); });
  });
  step("wait for Redis",
       [&] { wait_for("Redis", [&] { RedisClient{settings_.redis_address}.ping(); }); });
}

void MainFlow::build() {
  step("create the topic", [&] { topic_arn_ = create_topic(aws_, name_); });
  undo_by("delete the topic", [&] {
    expect_success(aws_.query("sns", "DeleteTopic", {{"TopicArn", topic_arn_}}));
  });

  step("create the function", [&] {
    FunctionSpec spec;
    spec.name = name_;
    spec.zip = read_file(settings_.function_code_path);
    spec.environment = {{"AWS_ENDPOINT", settings_.function_aws_endpoint},
                        {"REDIS_SERVER_ADDRESS", settings_.function_redis_address},
                        {"SNS_TOPIC_ARN", topic_arn_}};
    function_arn_ = create_function(aws_, spec);
  });
  undo_by("delete the function", [&] { delete_function(aws_, name_); });
  step("wait until it is active", [&] { wait_until_active(aws_, name_); });

  step("create and deploy the REST API", [&] {
    ApiSpec spec;
    spec.name = name_;
    api_ = create_api(aws_, function_arn_, std::move(spec));
  });
  undo_by("delete the REST API", [&] { delete_api(aws_, api_); });

  step("subscribe to the topic", [&] {
    consumer_ = std::make_unique<SnsSubscriber>(SnsSubscriber::Confirm::by_test,
                                                consumer_listen_address(settings_));
    subscribe(aws_, topic_arn_, "http", consumer_url(settings_, consumer_->port()));
  });
  step("confirm the subscription", [&] { confirm_subscription(); });
  undo_by("unsubscribe", [&] {
    expect_success(aws_.query("sns", "Unsubscribe", {{"SubscriptionArn", subscription_arn_}}));
  });
}

void MainFlow::confirm_subscription() {
  if (!consumer_->wait_for("SubscriptionConfirmation", 1)) {
    throw std::runtime_error("no confirmation was asked for");
  }
  const auto answer = expect_success(get(consumer_->confirmations().front().subscribe_url));
  subscription_arn_ = xml_text(answer.body, "SubscriptionArn");
}

void MainFlow::tear_down() {
  while (!undo_.empty()) {
    const auto [name, action] = std::move(undo_.back());
    undo_.pop_back();
    step(name, action);
  }
  if (keys_.empty()) return;
  RedisClient redis{settings_.redis_address};
  for (const auto& key : std::exchange(keys_, {}))
    redis.remove(key);
}

Message MainFlow::post(const std::string& body) {
  return functional::post(api_.url + '/' + api_.spec.path_part, body,
                          {{"Content-Type", "text/plain"}});
}

MainFlow::Delivery MainFlow::deliver(const std::string& body) {
  Delivery delivery;
  const auto begin = Clock::now();
  delivery.answer = expect_success(post(body));
  delivery.to_answer = Clock::now() - begin;
  delivery.id = json_text(delivery.answer.body, "/id");
  keys_.push_back(delivery.id);

  const bool received = consumer_->wait_until([&](const auto& requests) {
    // The latest first: a consumer that has got thousands of messages should not parse them all.
    for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
      if (request->body().find(delivery.id) == std::string::npos) continue;
      delivery.message = parse_sns_message(*request);
      if (delivery.message.message == delivery.id) return true;
    }
    return false;
  });
  if (!received) throw std::runtime_error("no message names " + delivery.id);
  delivery.to_message = delivery.message.request.arrived - begin;
  delivery.stored = RedisClient{settings_.redis_address}.get(delivery.id);
  return delivery;
}

}  // namespace emulator::functional
