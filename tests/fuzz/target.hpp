#pragma once

#include <span>
#include <string>
#include <string_view>

// What a fuzz target is to the driver. A target fails by check() or by crashing.
namespace emulator::fuzz {

void run(std::string_view input);
// Words that a mutation may put in whole.
std::span<const std::string_view> dictionary();

// Ends the program unless it holds; the driver keeps the input.
void check(bool holds, const std::string& what);

}  // namespace emulator::fuzz
