#pragma once

// RapidJSON, with the few conversions that every REST-JSON handler needs. Include it in .cpp files
// only: it is slow to parse.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "daemon/aws/error.hpp"

namespace emulator::aws {

using Json = rapidjson::Value;
using JsonDocument = rapidjson::Document;
using JsonBuffer = rapidjson::StringBuffer;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// What is larger takes more than a moment to read: not on the loop.
inline constexpr std::size_t quick_json = 128 * 1024;

// The request body as a JSON object; an empty body is an empty object. Nesting is bounded.
// Otherwise 400 SerializationException, with the offset of the fault in its message.
Result<JsonDocument> parse_json_object(std::string_view body);
// Any JSON value; nothing when the text is none.
std::optional<JsonDocument> parse_json(std::string_view text);

// Null when the member is missing or null.
const Json* member(const Json& object, std::string_view name) noexcept;
std::string_view string_of(const Json& value) noexcept;  // value must be a string

// A member of the wrong JSON type is 400 SerializationException; a missing or null one is nothing.
Result<std::optional<std::string>> string_member(const Json& object, std::string_view name);
Result<std::optional<std::int64_t>> integer_member(const Json& object, std::string_view name);
Result<std::optional<bool>> boolean_member(const Json& object, std::string_view name);

// Writer shorthands.
void write_member(JsonWriter& writer, std::string_view name, std::string_view value);
void write_key(JsonWriter& writer, std::string_view name);
void write_string(JsonWriter& writer, std::string_view value);
std::string to_string(const Json& value);

}  // namespace emulator::aws
