#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "handlers/lambda/event_destinations.hpp"
#include "handlers/lambda/url_request.hpp"
#include "lambda/invoker.hpp"

namespace emulator::sqs {
class QueueReader;
class QueueSender;
}  // namespace emulator::sqs

namespace emulator::lambda {

class LogDestination;
struct ServiceState;

// Lambda, whole: the API to clients, and the way to functions for the other services.
class LambdaService final : public Service, public Invoker {
 public:
  // Packages and the functions' /tmp are kept below `state_dir`, which is made if need be.
  LambdaService(const Platform& platform, const std::filesystem::path& state_dir);
  // stop() must have completed.
  ~LambdaService() override;

  // Where functions reach the emulator; see Scheduler.
  void set_endpoint(std::string url);
  // Where functions' logs are kept for readers.
  void set_logs(LogDestination& logs);

  // How failed events and records of asynchronous invocations get to topics.
  void set_topic_publisher(TopicPublisher publisher);
  // Where they get to queues, and where event source mappings read. Both outlive this.
  void set_queues(sqs::QueueSender& sender, sqs::QueueReader& reader);

  std::string_view name() const noexcept override { return "lambda"; }
  // Answers Lambda's operations and the packages below /_emulator/lambda/code/.
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  // Answers what comes in for function URLs.
  boost::asio::awaitable<http::Response> handle_url(UrlRequest request);
  bool has_url(std::string_view url_id) const;
  boost::asio::awaitable<void> reset() override;
  // The beginning of a stop: no queue is read any more; what was read goes on.
  void stop_polling();
  // Then: events that wait for a retry are dropped, so that they hold up nobody
  // who waits for work in flight.
  void stop_retrying();
  // Lets invocations in flight finish until the deadline.
  boost::asio::awaitable<void> stop(std::chrono::steady_clock::time_point deadline);

  boost::asio::awaitable<aws::Result<InvocationOutput>> invoke(aws::Scope scope,
                                                               std::string function,
                                                               InvocationInput input) override;
  aws::Result<std::string> invoke_async(const aws::Scope& scope, const std::string& function,
                                        InvocationInput input) override;
  bool lets_in(const aws::Scope& scope, const std::string& function, std::string_view service,
               std::string_view source_arn) const override;

 private:
  std::shared_ptr<ServiceState> state_;
};

}  // namespace emulator::lambda
