#pragma once

#include <optional>
#include <string>

#include "daemon/aws/error.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// Undoes the content codings of a request to an AWS endpoint: aws-chunked is decoded in place, gzip
// and others are refused with 415. The signatures of chunks are not verified.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
std::optional<Error> decode_content(http::Request& request);

// The payload of an aws-chunked body; nothing when it isn't well-formed.
std::optional<std::string> decode_aws_chunked(std::string_view body);

}  // namespace emulator::aws
