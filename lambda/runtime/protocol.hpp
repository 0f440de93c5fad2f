#pragma once

#include <cstddef>
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
// The same of a streamed response; what goes before a chunk's bytes, with "\r\n" behind them; and
// the end, with the error on the way if there was one.
std::string stream_head(std::string_view host, std::string_view path,
                        const invocation_response& response);
std::string chunk_head(std::size_t size);
std::string stream_end();
std::string stream_end(const invocation_response& error);
std::string response_path(std::string_view request_id, bool success);
std::string init_error_path();

// The invocation in an answer to `next`; a failure for an answer that holds none.
runtime::next_outcome parse_next(http::Message message);
runtime::post_outcome parse_posted(const http::Message& message);

std::string json_string(std::string_view text);
std::string base64(std::string_view bytes);

// The error response for what a handler threw.
invocation_response describe(const std::exception& exception);
// The same for the exception in flight, whatever its type.
invocation_response describe_current_exception();

}  // namespace emulator::lambda_runtime
