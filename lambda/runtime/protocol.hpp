#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "lambda_runtime/http_message.hpp"
#include "lambda_runtime/runtime.hpp"

// What goes over the Runtime API's connection, as text; no I/O.
namespace emulator::lambda_runtime {

inline constexpr std::string_view api_version_path = "/2018-06-01/runtime";

std::string next_request(std::string_view host);
// Everything of a POST but its body.
std::string post_head(std::string_view host, std::string_view path,
                      const invocation_response& response);
std::string response_path(std::string_view request_id, bool success);
std::string init_error_path();

// The invocation in an answer to `next`; a failure for an answer that holds none.
runtime::next_outcome parse_next(http::Message message);
runtime::post_outcome parse_posted(const http::Message& message);

std::string json_string(std::string_view text);

// The error response for what a handler threw.
invocation_response describe(const std::exception& exception);
// The same for the exception in flight, whatever its type.
invocation_response describe_current_exception();

}  // namespace emulator::lambda_runtime
