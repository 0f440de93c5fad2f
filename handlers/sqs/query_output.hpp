#pragma once

#include <string>
#include <string_view>

namespace emulator::sqs {

inline constexpr std::string_view query_namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

// The Query protocol's answer for the JSON that an operation answers with.
std::string query_output(std::string_view operation, std::string_view request_id,
                         std::string_view json);
// The same for a caller who accepts JSON and not XML.
std::string query_output_in_json(std::string_view operation, std::string_view request_id,
                                 std::string_view json);

}  // namespace emulator::sqs
