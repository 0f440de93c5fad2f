#include "lambda/telemetry.hpp"

#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "lambda/function_log.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr auto post_timeout = std::chrono::seconds(2);
// A subscriber that doesn't listen yet is asked again after these.
constexpr std::chrono::milliseconds backoffs[] = {
    std::chrono::milliseconds(50), std::chrono::milliseconds(200), std::chrono::milliseconds(800)};

bool is_crash(const Report& report) {
  return report.error_type == "Runtime.ExitError" || report.error_type == "Runtime.OutOfMemory";
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

std::optional<Refusal> Telemetry::subscribe(const std::string& extension,
                                            TelemetrySubscription subscription) {
  const bool is_logs = subscription.api == TelemetryApi::logs;
  const std::string types = subscription.types();
  for (const auto& known : subscribers_) {
    if (known->extension != extension) continue;
    if (known->subscription.api != subscription.api) {
      return Refusal{400, is_logs ? "Logs.ValidationError" : "ValidationError",
                     "The extension has subscribed to the other of Logs API and Telemetry API"};
    }
    known->subscription = std::move(subscription);
    return std::nullopt;
  }
  auto subscriber = std::make_shared<Subscriber>(platform_.loop);
  subscriber->extension = extension;
  subscriber->subscription = std::move(subscription);
  subscribers_.push_back(subscriber);
  const Audience other = is_logs ? Audience::telemetry : Audience::logs;
  for (const auto& early : early_) {
    if (early.audience != other && subscriber->subscription.wants(early.type)) {
      add(*subscriber, early.text);
    }
  }
  tell_record(
      is_logs ? Audience::logs : Audience::telemetry,
      is_logs ? "platform.logsSubscription" : "platform.telemetrySubscription",
      fmt::format(R"({{"name":{},"state":"Subscribed","types":{}}})", quoted(extension), types));
  return std::nullopt;
}

void Telemetry::end_of_init() {
  in_init_ = false;
  early_.clear();
}

std::string Telemetry::now() const {
  return iso8601_milliseconds(platform_.clock.now());
}

void Telemetry::tell(Audience audience, std::string_view type, std::string text) {
  for (const auto& subscriber : subscribers_) {
    const bool is_logs = subscriber->subscription.api == TelemetryApi::logs;
    if (audience == (is_logs ? Audience::telemetry : Audience::logs)) continue;
    if (is_logs && type == "platform.runtimeDone" && !subscriber->subscription.runtime_done) {
      continue;
    }
    if (subscriber->subscription.wants(type)) add(*subscriber, text);
  }
  constexpr std::size_t most_early = 1000;
  if (in_init_ && early_.size() < most_early) {
    early_.push_back({audience, std::string(type), std::move(text)});
  }
}

void Telemetry::tell_record(Audience audience, std::string_view type, std::string_view record) {
  tell(audience, type,
       fmt::format(R"({{"time":"{}","type":"{}","record":{}}})", now(), type, record));
}

void Telemetry::line(std::string_view type, std::string_view text) {
  if (has_audience()) tell_record(Audience::all, type, quoted(text));
}

void Telemetry::init_started(const InitOutcome& init, std::string_view function,
                             std::string_view version) {
  tell(Audience::telemetry, "platform.initStart",
       platform_init_start(now(), init, function, version));
}

void Telemetry::init_done(const InitOutcome& init) {
  if (!has_audience()) return;
  tell(Audience::telemetry, "platform.initRuntimeDone", platform_init_runtime_done(now(), init));
  tell(Audience::telemetry, "platform.initReport", platform_init_report(now(), init));
}

void Telemetry::extension(const ExtensionSet::Description& extension) {
  if (has_audience()) {
    tell(Audience::all, "platform.extension", platform_extension(now(), extension));
  }
}

void Telemetry::start(std::string_view request_id, std::string_view version) {
  if (!has_audience()) return;
  tell(Audience::telemetry, "platform.start", platform_start(now(), request_id, version));
  tell_record(Audience::logs, "platform.start",
              fmt::format(R"({{"requestId":{}}})", quoted(request_id)));
}

void Telemetry::done(std::string_view request_id, const Report& report) {
  if (!has_audience()) return;
  tell(Audience::telemetry, "platform.runtimeDone",
       platform_runtime_done(now(), request_id, report));
  tell(Audience::telemetry, "platform.report", platform_report(now(), request_id, report));

  const std::string id = quoted(request_id);
  if (is_crash(report)) {
    const std::string text =
        fmt::format("RequestId: {} Process exited before completing request", request_id);
    tell_record(Audience::logs, "platform.fault", quoted(text));
  }
  const bool failed = !report.error_type.empty();
  tell_record(Audience::logs, "platform.runtimeDone",
              fmt::format(R"({{"requestId":{},"status":"{}"}})", id,
                          report.timed_out ? "timeout" : (failed ? "failure" : "success")));
  tell_record(Audience::logs, "platform.end", fmt::format(R"({{"requestId":{}}})", id));
  tell_record(Audience::logs, "platform.report",
              fmt::format(R"({{"requestId":{},"metrics":{}}})", id, report_metrics(report)));
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
    const std::string batch = subscriber->buffer.take(self->now());
    bool taken = false;
    for (std::size_t attempt = 0; !taken && !self->closed_; ++attempt) {
      if (subscriber->subscription.over_tcp) {
        taken = co_await send_lines(subscriber, batch);
      } else {
        taken = co_await post_over_http(self, subscriber, batch);
      }
      if (taken || attempt == std::size(backoffs)) break;
      asio::steady_timer pause(self->platform_.loop, backoffs[attempt]);
      co_await pause.async_wait(no_throw);
    }
    if (!taken && !self->closed_) {
      log::warning("lambda: a batch of telemetry was not taken by the extension {}",
                   subscriber->extension);
    }
  }
  subscriber->sending = false;
}

asio::awaitable<bool> Telemetry::post_over_http(std::shared_ptr<Telemetry> self,
                                                std::shared_ptr<Subscriber> subscriber,
                                                std::string batch) {
  http::ClientRequest request;
  request.method = subscriber->subscription.method;
  request.url = subscriber->subscription.destination;
  request.headers.add("Content-Type", "application/json");
  request.body = std::move(batch);
  request.timeout = post_timeout;
  const auto answer = co_await self->client_.send(std::move(request));
  co_return answer && answer->status < 400;
}

asio::awaitable<bool> Telemetry::send_lines(std::shared_ptr<Subscriber> subscriber,
                                            std::string lines) {
  auto& connection = subscriber->connection;
  // A subscriber that doesn't read loses its connection.
  asio::steady_timer limit(connection.get_executor(), post_timeout);
  limit.async_wait([subscriber](const boost::system::error_code& error) {
    boost::system::error_code ignored;  // it is given up
    if (!error) subscriber->connection.close(ignored);
  });
  if (!connection.is_open()) {
    const asio::ip::tcp::endpoint destination(asio::ip::address_v4::loopback(),
                                              subscriber->subscription.tcp_port);
    const auto [refused] = co_await connection.async_connect(destination, no_throw);
    if (refused) {
      boost::system::error_code ignored;
      connection.close(ignored);
      co_return false;
    }
  }
  const auto [error, count] = co_await asio::async_write(connection, asio::buffer(lines), no_throw);
  if (error) {
    boost::system::error_code ignored;
    connection.close(ignored);
  }
  co_return !error;
}

void Telemetry::flush() {
  for (const auto& subscriber : subscribers_)
    send(subscriber);
}

void Telemetry::close() {
  closed_ = true;
  for (const auto& subscriber : subscribers_) {
    subscriber->timer.cancel();
    boost::system::error_code ignored;  // nobody reads it any more
    subscriber->connection.close(ignored);
  }
  client_.close();
}

}  // namespace emulator::lambda
