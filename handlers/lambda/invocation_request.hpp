#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/function_reference.hpp"
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

// A request of either, as it was found right.
struct InvocationRequest {
  FunctionTarget target;
  InvocationHeaders headers;
  InvocationInput input;
  std::string executed_version;
};

// The function is there, the payload is JSON and of no more bytes than its invocation type allows;
// 501 for what this emulator doesn't do. Takes the request's body.
boost::asio::awaitable<aws::Result<InvocationRequest>> invocation_request(ServiceState& state,
                                                                          aws::RestCall& call);

// What a DryRun is answered: all is as it should be.
http::Response dry_run_answer(InvocationRequest request);

}  // namespace emulator::lambda
