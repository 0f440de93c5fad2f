#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "lambda/extension_set.hpp"
#include "lambda/platform_records.hpp"
#include "lambda/telemetry_buffer.hpp"

namespace emulator::lambda {

struct Report;

// The telemetry of one environment: takes down what happens, and posts it in batches to those of
// its extensions that subscribed. What happened before somebody subscribed in Init is kept for
// them.
class Telemetry : public std::enable_shared_from_this<Telemetry> {
 public:
  explicit Telemetry(const Platform& platform);

  // A further subscription of the same extension takes the place of its first.
  std::optional<Refusal> subscribe(const std::string& extension,
                                   TelemetrySubscription subscription);
  // Nobody can subscribe any more.
  void end_of_init();
  bool in_init() const noexcept { return in_init_; }

  // A line that a process wrote; `type` is "function" or "extension".
  void line(std::string_view type, std::string_view text);
  void init_started(const InitOutcome& init, std::string_view function, std::string_view version);
  void init_done(const InitOutcome& init);
  void extension(const ExtensionSet::Description& extension);
  void start(std::string_view request_id, std::string_view version);
  void done(std::string_view request_id, const Report& report);
  // Sends what is there.
  void flush();
  // Sends nothing more.
  void close();

 private:
  enum class Audience { all, telemetry, logs };
  struct Early {
    Audience audience;
    std::string type;
    std::string text;
  };
  struct Subscriber {
    explicit Subscriber(const boost::asio::any_io_executor& executor)
        : timer(executor), connection(executor) {}
    std::string extension;
    TelemetrySubscription subscription;
    TelemetryBuffer buffer;
    boost::asio::steady_timer timer;  // sends what is in the buffer at its expiry
    bool waiting = false;
    bool sending = false;
    boost::asio::ip::tcp::socket connection;  // where it wants lines over TCP
  };

  std::string now() const;
  bool has_audience() const noexcept { return in_init_ || !subscribers_.empty(); }
  // `text` is the whole event.
  void tell(Audience audience, std::string_view type, std::string text);
  void tell_record(Audience audience, std::string_view type, std::string_view record);
  void add(Subscriber& subscriber, std::string_view event);
  void send(const std::shared_ptr<Subscriber>& subscriber);
  static boost::asio::awaitable<void> post(std::shared_ptr<Telemetry> self,
                                           std::shared_ptr<Subscriber> subscriber);
  // Whether a batch was taken.
  static boost::asio::awaitable<bool> post_over_http(std::shared_ptr<Telemetry> self,
                                                     std::shared_ptr<Subscriber> subscriber,
                                                     std::string batch);
  static boost::asio::awaitable<bool> send_lines(std::shared_ptr<Subscriber> subscriber,
                                                 std::string lines);

  const Platform platform_;
  http::Client client_;
  std::vector<std::shared_ptr<Subscriber>> subscribers_;
  std::vector<Early> early_;  // what happened in Init so far
  bool in_init_ = true;
  bool closed_ = false;
};

}  // namespace emulator::lambda
