#pragma once

// application/vnd.amazon.eventstream: framed messages of a response that comes piece by piece.
// https://smithy.io/2.0/aws/amazon-eventstream.html

#include <string>
#include <string_view>

namespace emulator::aws {

inline constexpr std::string_view event_stream_type = "application/vnd.amazon.eventstream";

// One event: its name as in the service model's union, the media type of its payload, and that.
std::string event_message(std::string_view event_type, std::string_view content_type,
                          std::string_view payload);

// One of the union's errors, which ends the stream.
std::string exception_message(std::string_view exception_type, std::string_view content_type,
                              std::string_view payload);

}  // namespace emulator::aws
