#include "lambda/telemetry.hpp"

#include <chrono>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "lambda/function_log.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

constexpr auto post_timeout = std::chrono::seconds(2);

double milliseconds(std::chrono::nanoseconds time) {
  return std::round(std::chrono::duration<double, std::milli>(time).count() * 1000) / 1000;
}

std::string_view status_of(const Report& report) {
  if (report.timed_out) return "timeout";
  return report.error_type.empty() ? "success" : "error";
}

std::string quoted(std::string_view text) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  aws::write_string(writer, text);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

Telemetry::Telemetry(const Platform& platform)
    : platform_(platform), client_(platform.loop, http::ClientOptions{}) {}

void Telemetry::subscribe(const std::string& extension, TelemetrySubscription subscription) {
  auto subscriber = std::make_shared<Subscriber>(platform_.loop);
  subscriber->subscription = std::move(subscription);
  const std::string types = subscriber->subscription.types();
  subscribers_.push_back(subscriber);
  for (const auto& [type, text] : early_) {
    if (subscriber->subscription.wants(type)) add(*subscriber, text);
  }
  event("platform.telemetrySubscription",
        fmt::format(R"({{"name":{},"state":"Subscribed","types":{}}})", quoted(extension),
                    quoted(types)));
}

void Telemetry::end_of_init() {
  in_init_ = false;
  early_.clear();
}

void Telemetry::event(std::string_view type, std::string_view record) {
  if (subscribers_.empty() && !in_init_) return;
  std::string text = fmt::format(R"({{"time":"{}","type":"{}","record":{}}})",
                                 iso8601_milliseconds(platform_.clock.now()), type, record);
  for (const auto& subscriber : subscribers_) {
    if (subscriber->subscription.wants(type)) add(*subscriber, text);
  }
  constexpr std::size_t most_early = 1000;
  if (in_init_ && early_.size() < most_early) early_.emplace_back(type, std::move(text));
}

void Telemetry::line(std::string_view type, std::string_view text) {
  if (subscribers_.empty() && !in_init_) return;
  event(type, quoted(text));
}

void Telemetry::init_started(std::string_view function, std::string_view version) {
  event("platform.initStart",
        fmt::format(R"({{"initializationType":"on-demand","phase":"init","functionName":{},)"
                    R"("functionVersion":{}}})",
                    quoted(function), quoted(version)));
}

void Telemetry::init_done(std::chrono::nanoseconds duration) {
  event("platform.initRuntimeDone",
        R"({"initializationType":"on-demand","phase":"init","status":"success"})");
  event("platform.initReport",
        fmt::format(R"({{"initializationType":"on-demand","phase":"init","status":"success",)"
                    R"("metrics":{{"durationMs":{}}}}})",
                    milliseconds(duration)));
}

void Telemetry::extension(const ExtensionSet::Description& extension) {
  std::string events;
  for (const std::string_view name : extension.events)
    events += fmt::format(R"({}"{}")", events.empty() ? "" : ",", name);
  event("platform.extension", fmt::format(R"({{"name":{},"state":"{}","events":[{}]}})",
                                          quoted(extension.name), extension.state, events));
}

void Telemetry::start(std::string_view request_id, std::string_view version) {
  event("platform.start",
        fmt::format(R"({{"requestId":{},"version":{}}})", quoted(request_id), quoted(version)));
}

void Telemetry::done(std::string_view request_id, const Report& report) {
  const double duration = milliseconds(report.duration);
  const std::string_view status = status_of(report);
  std::string error;
  if (!report.error_type.empty()) {
    error = fmt::format(R"("errorType":{},)", quoted(report.error_type));
  }
  event("platform.runtimeDone",
        fmt::format(R"({{"requestId":{},"status":"{}",{}"metrics":{{"durationMs":{}}}}})",
                    quoted(request_id), status, error, duration));
  std::string metrics =
      fmt::format(R"("durationMs":{},"billedDurationMs":{},"memorySizeMB":{})", duration,
                  static_cast<long long>(std::ceil(duration)), report.memory_mb);
  if (report.max_memory_mb) {
    metrics += fmt::format(R"(,"maxMemoryUsedMB":{})", *report.max_memory_mb);
  }
  if (report.init_duration) {
    metrics += fmt::format(R"(,"initDurationMs":{})", milliseconds(*report.init_duration));
  }
  event("platform.report", fmt::format(R"({{"requestId":{},"status":"{}",{}"metrics":{{{}}}}})",
                                       quoted(request_id), status, error, metrics));
}

void Telemetry::add(Subscriber& subscriber, std::string_view text) {
  const bool full = subscriber.buffer.add(text, subscriber.subscription);
  if (subscriber.sending || closed_) return;
  if (subscriber.waiting && !full) return;
  subscriber.waiting = true;
  subscriber.timer.expires_after(full ? std::chrono::milliseconds(0)
                                      : subscriber.subscription.timeout);
  subscriber.timer.async_wait(
      [weak = weak_from_this(), target = &subscriber](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self) return;
        for (const auto& candidate : self->subscribers_) {
          if (candidate.get() == target) self->send(candidate);
        }
      });
}

void Telemetry::send(const std::shared_ptr<Subscriber>& subscriber) {
  subscriber->waiting = false;
  subscriber->timer.cancel();
  if (subscriber->sending || subscriber->buffer.empty() || closed_) return;
  subscriber->sending = true;
  asio::co_spawn(platform_.loop, post(shared_from_this(), subscriber), asio::detached);
}

asio::awaitable<void> Telemetry::post(std::shared_ptr<Telemetry> self,
                                      std::shared_ptr<Subscriber> subscriber) {
  // What came while a batch was on its way goes out with the next.
  while (!subscriber->buffer.empty() && !self->closed_) {
    http::ClientRequest request;
    request.method = "POST";
    request.url = subscriber->subscription.destination;
    request.headers.add("Content-Type", "application/json");
    request.body = subscriber->buffer.take(iso8601_milliseconds(self->platform_.clock.now()));
    request.timeout = post_timeout;
    const auto answer = co_await self->client_.send(std::move(request));
    if (!answer && !self->closed_) {
      log::warning("lambda: a batch of telemetry was not taken: {}", answer.error().message);
    }
  }
  subscriber->sending = false;
}

void Telemetry::flush() {
  for (const auto& subscriber : subscribers_)
    send(subscriber);
}

void Telemetry::close() {
  closed_ = true;
  for (const auto& subscriber : subscribers_)
    subscriber->timer.cancel();
  client_.close();
}

}  // namespace emulator::lambda
