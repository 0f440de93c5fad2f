#include "harness/sns_subscriber.hpp"

#include <rapidjson/document.h>

#include <cstdio>
#include <stdexcept>

namespace emulator::functional {

SnsMessage parse_sns_message(const ReceivedRequest& request) {
  SnsMessage message;
  message.request = request;
  rapidjson::Document json;
  json.Parse(request.body().data(), request.body().size());
  if (json.HasParseError() || !json.IsObject()) return message;
  const auto text = [&](const char* name) {
    const auto found = json.FindMember(name);
    if (found == json.MemberEnd() || !found->value.IsString()) return std::string{};
    return std::string{found->value.GetString(), found->value.GetStringLength()};
  };
  message.type = text("Type");
  message.topic_arn = text("TopicArn");
  message.message_id = text("MessageId");
  message.subject = text("Subject");
  message.message = text("Message");
  message.token = text("Token");
  message.subscribe_url = text("SubscribeURL");
  message.unsubscribe_url = text("UnsubscribeURL");
  return message;
}

SnsSubscriber::SnsSubscriber(Confirm confirm, const std::string& address) : HttpImposter(address) {
  if (confirm == Confirm::by_test) return;
  observe([this](const ReceivedRequest& request) { confirm_later(request); });
  confirmer_ = std::thread([this] { confirm_subscriptions(); });
}

SnsSubscriber::~SnsSubscriber() {
  stop();
  {
    const std::lock_guard lock{state_mutex_};
    stopping_ = true;
    state_changed_.notify_all();
  }
  if (confirmer_.joinable()) confirmer_.join();
}

void SnsSubscriber::confirm_later(const ReceivedRequest& request) {
  if (request.header("x-amz-sns-message-type") != "SubscriptionConfirmation") return;
  const std::lock_guard lock{state_mutex_};
  to_confirm_.push_back(parse_sns_message(request).subscribe_url);
  state_changed_.notify_all();
}

void SnsSubscriber::confirm_subscriptions() {
  std::unique_lock lock{state_mutex_};
  for (;;) {
    state_changed_.wait(lock, [&] { return stopping_ || !to_confirm_.empty(); });
    if (stopping_) return;
    const auto url = std::move(to_confirm_.front());
    to_confirm_.pop_front();
    lock.unlock();
    bool done = false;
    try {
      const auto answer = get(url);
      done = answer.status() == 200;
      if (!done) std::fprintf(stderr, "%s: %s\n", url.c_str(), answer.start_line.c_str());
    } catch (const std::runtime_error& error) {
      std::fprintf(stderr, "%s: %s\n", url.c_str(), error.what());
    }
    lock.lock();
    if (done) ++confirmed_;
    state_changed_.notify_all();
  }
}

std::vector<SnsMessage> SnsSubscriber::messages(const std::string& type) const {
  std::vector<SnsMessage> found;
  for (const auto& request : requests()) {
    auto message = parse_sns_message(request);
    if (message.type == type) found.push_back(std::move(message));
  }
  return found;
}

bool SnsSubscriber::wait_for(const std::string& type, std::size_t count,
                             std::chrono::milliseconds timeout) const {
  const auto enough = [&](const std::vector<ReceivedRequest>& requests) {
    std::size_t found = 0;
    for (const auto& request : requests) {
      if (request.header("x-amz-sns-message-type") == type) ++found;
    }
    return found >= count;
  };
  return wait_until(enough, timeout);
}

bool SnsSubscriber::wait_until_confirmed(std::size_t count,
                                         std::chrono::milliseconds timeout) const {
  std::unique_lock lock{state_mutex_};
  return state_changed_.wait_for(lock, timeout, [&] { return confirmed_ >= count; });
}

}  // namespace emulator::functional
