#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "lambda/extension_set.hpp"
#include "lambda/telemetry_buffer.hpp"

namespace emulator::lambda {

struct Report;

// The telemetry of one environment: takes down what happens, and posts it in batches to those of
// its extensions that subscribed. What happened before somebody subscribed in Init is kept for
// them.
class Telemetry : public std::enable_shared_from_this<Telemetry> {
 public:
  explicit Telemetry(const Platform& platform);

  void subscribe(const std::string& extension, TelemetrySubscription subscription);
  // Nobody can subscribe any more.
  void end_of_init();
  bool in_init() const noexcept { return in_init_; }

  // `record` is JSON; `type` is "platform.start", "function", …
  void event(std::string_view type, std::string_view record);
  // A line that a process wrote.
  void line(std::string_view type, std::string_view text);
  void init_started(std::string_view function, std::string_view version);
  void init_done(std::chrono::nanoseconds duration);
  void extension(const ExtensionSet::Description& extension);
  void start(std::string_view request_id, std::string_view version);
  void done(std::string_view request_id, const Report& report);
  // Sends what is there.
  void flush();
  // Sends nothing more.
  void close();

 private:
  struct Subscriber {
    explicit Subscriber(const boost::asio::any_io_executor& executor) : timer(executor) {}
    TelemetrySubscription subscription;
    TelemetryBuffer buffer;
    boost::asio::steady_timer timer;  // sends what is in the buffer at its expiry
    bool waiting = false;
    bool sending = false;
  };

  void add(Subscriber& subscriber, std::string_view event);
  void send(const std::shared_ptr<Subscriber>& subscriber);
  static boost::asio::awaitable<void> post(std::shared_ptr<Telemetry> self,
                                           std::shared_ptr<Subscriber> subscriber);

  const Platform platform_;
  http::Client client_;
  std::vector<std::shared_ptr<Subscriber>> subscribers_;
  std::vector<std::pair<std::string, std::string>> early_;  // type and event, during Init
  bool in_init_ = true;
  bool closed_ = false;
};

}  // namespace emulator::lambda
