#pragma once

#include <optional>

#include "daemon/http/message.hpp"
#include "lambda/failure.hpp"

namespace emulator::lambda {

// A `response` that its runtime may send while it is made: it says so, as AWS's document asks for,
// or its length isn't known at its head, as with aws-lambda-go, which leaves the header out.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming
bool is_streamed_response(const http::Request& request);

// The error that a runtime met on the way, from the trailers Lambda-Runtime-Function-Error-Type and
// Lambda-Runtime-Function-Error-Body (base64 of a JSON document).
std::optional<Failure> error_of_trailers(const http::Headers& trailers);

}  // namespace emulator::lambda
