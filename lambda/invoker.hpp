#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

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
};

}  // namespace emulator::lambda
