#pragma once

#include <string_view>

namespace emulator::apigateway_sdk {

// A file below templates/, "java/Json.java" say. The program carries them compressed; they are
// unpacked once one is asked for.
std::string_view template_text(std::string_view file);

}  // namespace emulator::apigateway_sdk
