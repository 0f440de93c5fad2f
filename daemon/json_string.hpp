#pragma once

#include <string>
#include <string_view>

namespace emulator {

// Appends a text as a JSON string, quotes included. What is no UTF-8 is replaced. Runs that need no
// escape are copied whole: a body of megabytes would otherwise hold the loop for tens of
// milliseconds.
void append_json_string(std::string& out, std::string_view text);

}  // namespace emulator
