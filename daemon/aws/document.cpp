#include "daemon/aws/document.hpp"

#include "daemon/aws/json.hpp"

namespace emulator::aws {

namespace {

std::string quoted(std::string_view text) {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  write_string(writer, text);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string_view Document::json(std::string_view name) const {
  const auto found = members_.find(name);
  return found == members_.end() ? std::string_view() : std::string_view(found->second);
}

std::string Document::text(std::string_view name) const {
  const auto value = parse_json(json(name));
  return value && value->IsString() ? std::string(string_of(*value)) : std::string();
}

std::optional<std::int64_t> Document::integer(std::string_view name) const {
  const auto value = parse_json(json(name));
  if (!value || !value->IsInt64()) return std::nullopt;
  return value->GetInt64();
}

std::vector<std::string> Document::texts(std::string_view name) const {
  std::vector<std::string> found;
  const auto value = parse_json(json(name));
  if (!value || !value->IsArray()) return found;
  for (const Json& entry : value->GetArray()) {
    if (entry.IsString()) found.emplace_back(string_of(entry));
  }
  return found;
}

TextMap Document::text_map(std::string_view name) const {
  TextMap found;
  const auto value = parse_json(json(name));
  if (!value || !value->IsObject()) return found;
  for (const auto& [key, entry] : value->GetObject()) {
    if (entry.IsString()) found.emplace(string_of(key), string_of(entry));
  }
  return found;
}

Document Document::object(std::string_view name) const {
  return parse(json(name));
}

void Document::set_text(std::string_view name, std::string_view value) {
  set_json(name, quoted(value));
}

void Document::erase(std::string_view name) {
  if (const auto found = members_.find(name); found != members_.end()) members_.erase(found);
}

void Document::default_json(std::string_view name, std::string_view json) {
  if (!has(name)) set_json(name, std::string(json));
}

void Document::default_text(std::string_view name, std::string_view value) {
  if (!has(name)) set_text(name, value);
}

void Document::merge_map(std::string_view name, const Document& given) {
  Document merged = object(name);
  for (const auto& [key, value] : given.members_) {
    const bool nested = value.front() == '{';
    if (value == "\"\"") {
      merged.erase(key);
    } else if (nested) {
      merged.merge_map(key, parse(value));
    } else {
      merged.set_json(key, value);
    }
  }
  set(name, merged);
}

std::string Document::to_json() const {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  writer.StartObject();
  for (const auto& [name, value] : members_) {
    write_key(writer, name);
    writer.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Document Document::parse(std::string_view json) {
  Document document;
  const auto value = parse_json(json);
  if (!value || !value->IsObject()) return document;
  for (const auto& [name, member] : value->GetObject()) {
    if (!member.IsNull()) document.set_json(string_of(name), to_string(member));
  }
  return document;
}

}  // namespace emulator::aws
