#pragma once

#include <memory>

#include "daemon/platform.hpp"
#include "daemon/service.hpp"
#include "lambda/log_destination.hpp"

namespace emulator::logs {

struct LogsState;

// CloudWatch Logs: what functions print, and what anybody else puts there, for AWS's tools to read.
class LogsService final : public Service, public lambda::LogDestination {
 public:
  explicit LogsService(const Platform& platform);
  ~LogsService() override;

  std::string_view name() const noexcept override { return "logs"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override;
  boost::asio::awaitable<void> reset() override;
  // Live Tail sessions would go on for hours; a server that stops ends them.
  void end_live_tails();

  std::unique_ptr<lambda::LogWriter> open(const aws::Scope& scope, const std::string& group,
                                          const std::string& stream) override;

 private:
  std::shared_ptr<LogsState> state_;
};

}  // namespace emulator::logs
