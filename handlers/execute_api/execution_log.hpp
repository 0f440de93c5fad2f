#pragma once

#include <string>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "handlers/vtl/input_object.hpp"

// What API Gateway writes down of a request, in AWS's words.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
namespace emulator::execute_api {

// What the stage wants to know of a request; nothing when that is nothing.
bool is_traced(const Exchange& exchange) noexcept;
RequestTrace::Level trace_level(const Exchange& exchange) noexcept;

// The lines before the first gate, those of the gate of keys, those before the integration, and the
// last ones. `fault` is what the response was made of, or null.
void trace_arrival(RequestTrace& trace, const Exchange& exchange);
// Of a key nothing is shown but its end.
void trace_plan(RequestTrace& trace, const Exchange& exchange, std::string_view key,
                bool is_required);
void trace_execution(RequestTrace& trace, const Exchange& exchange,
                     const vtl::InputParameters& parameters);
void trace_completion(RequestTrace& trace, const Exchange& exchange, const Fault* fault,
                      const http::Response& response);

// "Thu Nov 26 10:00:00 UTC 2026 : ": how lines begin in the answers of the test operations.
std::string test_log(std::string_view request_id, const RequestTrace& trace);

// A member of $context, as access logs show it; nothing for what the request hasn't got.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-variables-for-access-logging.html
std::optional<std::string> access_variable(const Exchange& exchange, const Fault* fault,
                                           const http::Response& response, std::string_view name);

// "API-Gateway-Execution-Logs_{api}/{stage}"
std::string execution_log_group(const Exchange& exchange);
// AWS's names of streams are 32 hexadecimal digits.
std::string log_stream(const Exchange& exchange);

}  // namespace emulator::execute_api
