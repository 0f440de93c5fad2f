#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/platform.hpp"
#include "lambda/invoker.hpp"

namespace emulator {
class Random;
}  // namespace emulator

namespace emulator::execute_api {

namespace asio = boost::asio;

class RequestTrace;

// A function's answer; nothing when there was none in time. The invocation then goes on, as it does
// on AWS when API Gateway has stopped waiting.
asio::awaitable<std::optional<aws::Result<lambda::InvocationOutput>>> invoke_within(
    const Platform& platform, lambda::Invoker& invoker, std::chrono::milliseconds timeout,
    aws::Scope scope, std::string function, lambda::InvocationInput input);

// Where API Gateway invokes a function on AWS, and what its execution log says of the answer.
std::string invocation_uri(std::string_view region, std::string_view function);
std::string streaming_uri(std::string_view region, std::string_view function);
void trace_invocation(RequestTrace& trace,
                      const std::optional<aws::Result<lambda::InvocationOutput>>& answer);

// What of a function's error goes to the log, which has it in full from the function already.
std::string excerpt(std::string_view text);

// The X-Amzn-Trace-Id that API Gateway gives a request which brings none, and its extended id.
std::string new_trace_id(const Clock& clock, Random& random);
std::string new_extended_request_id(Random& random);

}  // namespace emulator::execute_api
