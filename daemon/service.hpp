#pragma once

#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/call.hpp"
#include "daemon/http/message.hpp"

namespace emulator {

// An AWS service as the daemon sees it: it answers calls, can forget everything, and can be
// stopped.
class Service {
 public:
  virtual ~Service() = default;

  // The name in health answers and logs: "sns", "lambda", "apigateway", …
  virtual std::string_view name() const noexcept = 0;
  // Never throws for what a caller can cause.
  virtual boost::asio::awaitable<http::Response> handle(aws::Call& call) = 0;
  // Ends what runs and clears all state; the service goes on serving.
  virtual boost::asio::awaitable<void> reset() = 0;
};

}  // namespace emulator
