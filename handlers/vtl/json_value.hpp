#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

// JSON as values of the arena. Nothing for a text that is none, or that nests too deeply.
std::optional<Value> read_json(std::string_view text, Arena& arena);

// Appends a value as JSON. False when it nests too deeply or gets longer than `room`.
bool append_json(std::string& out, const Value& value, std::size_t room, int depth = 0);
void append_json_text(std::string& out, std::string_view text);

}  // namespace emulator::vtl
