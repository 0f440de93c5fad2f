#include "daemon/aws/json.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

#include "daemon/utf8.hpp"

namespace emulator::aws {

namespace {

// Iterative, so that deep nesting can't overflow the stack. The encoding is seen to apart: most
// text is ASCII, and is known to be so eight bytes at a time.
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag;

Error wrong_type(std::string_view name, std::string_view expected) {
  return {400, "SerializationException",
          fmt::format("The value of '{}' is not of the expected type: {}.", name, expected)};
}

Error no_json(rapidjson::ParseErrorCode code, std::size_t at) {
  return {400, "SerializationException",
          fmt::format("Could not parse the request body as JSON: {} (at byte {})",
                      rapidjson::GetParseError_En(code), at)};
}

// Half of a character beyond the first 65,536: "\\uDC00" without the other half before it.
// RapidJSON takes the second half alone and makes bytes of it that are no UTF-8.
bool has_lone_surrogate(std::string_view text) noexcept {
  const auto is_surrogate = [text](std::size_t at, std::string_view thirds) {
    return at + 4 < text.size() && text[at] == 'u' &&
           (text[at + 1] == 'd' || text[at + 1] == 'D') &&
           thirds.find(text[at + 2]) != std::string_view::npos;
  };
  for (auto at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
    if (is_surrogate(at + 1, "cdefCDEF")) return true;
    // The parser has seen to it that a first half is followed by a second one.
    at += is_surrogate(at + 1, "89abAB") ? 12 : 2;
  }
  return false;
}

}  // namespace

Result<JsonDocument> parse_json_object(std::string_view body) {
  JsonDocument document;
  if (body.empty()) {
    document.SetObject();
    return document;
  }
  document.Parse<parse_flags>(body.data(), body.size());
  if (document.HasParseError()) {
    return no_json(document.GetParseError(), document.GetErrorOffset());
  }
  if (const auto valid = valid_utf8_prefix(body); valid < body.size()) {
    return no_json(rapidjson::kParseErrorStringInvalidEncoding, valid);
  }
  if (has_lone_surrogate(body)) {
    return Error{400, "SerializationException",
                 "Could not parse the request body as JSON: a surrogate stands alone."};
  }
  if (!document.IsObject()) {
    return Error{400, "SerializationException", "The request body is JSON, but not an object."};
  }
  return document;
}

std::optional<JsonDocument> parse_json(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  JsonDocument document;
  document.Parse<parse_flags>(text.data(), text.size());
  if (document.HasParseError() || has_lone_surrogate(text)) return std::nullopt;
  return document;
}

const Json* member(const Json& object, std::string_view name) noexcept {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(
      Json(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
  if (found == object.MemberEnd() || found->value.IsNull()) return nullptr;
  return &found->value;
}

std::string_view string_of(const Json& value) noexcept {
  return {value.GetString(), value.GetStringLength()};
}

Result<std::optional<std::string>> string_member(const Json& object, std::string_view name) {
  const Json* value = member(object, name);
  if (value == nullptr) return std::optional<std::string>();
  if (!value->IsString()) return wrong_type(name, "string");
  return std::optional<std::string>(string_of(*value));
}

Result<std::optional<std::int64_t>> integer_member(const Json& object, std::string_view name) {
  const Json* value = member(object, name);
  if (value == nullptr) return std::optional<std::int64_t>();
  if (!value->IsInt64()) return wrong_type(name, "integer");
  return std::optional<std::int64_t>(value->GetInt64());
}

Result<std::optional<bool>> boolean_member(const Json& object, std::string_view name) {
  const Json* value = member(object, name);
  if (value == nullptr) return std::optional<bool>();
  if (!value->IsBool()) return wrong_type(name, "boolean");
  return std::optional<bool>(value->GetBool());
}

void write_key(JsonWriter& writer, std::string_view name) {
  writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void write_string(JsonWriter& writer, std::string_view value) {
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write_member(JsonWriter& writer, std::string_view name, std::string_view value) {
  write_key(writer, name);
  write_string(writer, value);
}

std::string to_string(const Json& value) {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::aws
