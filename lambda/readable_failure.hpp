#pragma once

#include <string>
#include <string_view>

namespace emulator::lambda {

// An error document that a runtime reported, for people: type and message in a line, the stack
// below it. Empty for what is no such document. `colored` marks the line for terminals.
std::string readable_failure(std::string_view document, bool colored);

}  // namespace emulator::lambda
