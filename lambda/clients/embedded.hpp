#pragma once

#include <string_view>

namespace emulator::lambda {

// The text of python_client.py and node_client.mjs, carried in the program.
std::string_view python_client() noexcept;
std::string_view node_client() noexcept;

}  // namespace emulator::lambda
