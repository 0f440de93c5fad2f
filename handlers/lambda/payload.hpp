#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
inline constexpr std::size_t synchronous_limit = 6 * 1024 * 1024;
inline constexpr std::size_t asynchronous_limit = 1024 * 1024;
inline constexpr std::size_t deprecated_asynchronous_limit = 256 * 1024;

std::optional<aws::Error> check_synchronous_size(std::size_t size);
std::optional<aws::Error> check_asynchronous_size(std::size_t size,
                                                  std::size_t limit = asynchronous_limit);

// A payload must be one JSON value; InvalidRequestContentException otherwise.
std::optional<aws::Error> check_json(std::string_view payload);

// X-Amz-Client-Context, decoded from base64; InvalidRequestContentException when it holds no JSON
// object.
aws::Result<std::string> decode_client_context(std::string_view header);

}  // namespace emulator::lambda
