#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/aws/identity.hpp"

namespace emulator::lambda {

class ResponseStream;

// What a caller hands to a function.
struct InvocationInput {
  std::string payload;  // JSON; at most 6 MB synchronous, 256 KB asynchronous (1 MB since 2025)
  std::string client_context;    // decoded JSON, empty for none
  std::string cognito_identity;  // JSON, of a caller with Cognito credentials; empty for none
  std::string trace_id;          // X-Amzn-Trace-Id of the caller, empty for a new one
  bool want_log_tail = false;    // LogType=Tail
  // Takes a streamed response piece by piece; without it the response is collected.
  std::shared_ptr<ResponseStream> stream = nullptr;
};

// What a function answered. A function error is an answer, not an aws::Error.
struct InvocationOutput {
  enum class FunctionError { none, handled, unhandled };
  std::string request_id;
  std::string payload;
  FunctionError function_error = FunctionError::none;
  std::string executed_version;  // "$LATEST" or a number
  std::string log_tail;          // the last 4 KB, not encoded
  bool timed_out = false;        // Sandbox.Timedout
  std::string error_type;        // of a function error: "Runtime.ExitError", or as it reported
};

// How the other services reach Lambda. `function` is a name, a partial or a full ARN, with or
// without a qualifier; `scope` says where a bare name is looked up.
class Invoker {
 public:
  virtual ~Invoker() = default;

  // Waits for the answer. Errors: ResourceNotFoundException, TooManyRequestsException,
  // RequestTooLargeException, … as Lambda's Invoke.
  virtual boost::asio::awaitable<aws::Result<InvocationOutput>> invoke(aws::Scope scope,
                                                                       std::string function,
                                                                       InvocationInput input) = 0;
  // Queues it, as InvocationType=Event: retried twice on failure. Returns the request id.
  virtual aws::Result<std::string> invoke_async(const aws::Scope& scope,
                                                const std::string& function,
                                                InvocationInput input) = 0;
  // Whether the function's own policy lets a service invoke it on behalf of `source_arn`. Calls are
  // not authorized by it; who asks may warn. True for a function that isn't there.
  virtual bool lets_in(const aws::Scope& scope, const std::string& function,
                       std::string_view service, std::string_view source_arn) const {
    static_cast<void>(scope), static_cast<void>(function);
    static_cast<void>(service), static_cast<void>(source_arn);
    return true;
  }
};

}  // namespace emulator::lambda
