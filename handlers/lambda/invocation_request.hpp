#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/rest_json.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

struct ServiceState;

// What Invoke and InvokeWithResponseStream have in common: headers and payload of a request.

struct InvocationHeaders {
  std::optional<std::string> invocation_type;
  std::optional<std::string> log_type;

  bool is(std::string_view type) const { return invocation_type == type; }
  bool want_log_tail() const { return log_type == "Tail"; }
};

// 501 for what this emulator doesn't do.
aws::Result<InvocationHeaders> invocation_headers(const aws::RestCall& call);

// Client context and trace of the call, and its payload, which is checked to be JSON: `payload` was
// taken from the request before, and its size found right.
boost::asio::awaitable<aws::Result<InvocationInput>> invocation_input(ServiceState& state,
                                                                      const aws::RestCall& call,
                                                                      std::string payload);

}  // namespace emulator::lambda
