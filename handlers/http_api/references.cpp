#include "handlers/http_api/references.hpp"

#include <charconv>

#include "daemon/aws/json.hpp"

namespace emulator::http_api {

namespace {

bool is_name_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.' || c == '[' || c == ']';
}

// The reference that begins after a '$': its name, and how much of the text it takes.
std::pair<std::string_view, std::size_t> reference_at(std::string_view text) {
  if (text.starts_with('{')) {
    const auto end = text.find('}');
    if (end == text.npos) return {};
    return {text.substr(1, end - 1), end + 1};
  }
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end]))
    ++end;
  // A full stop at the end ends a sentence.
  while (end > 0 && text[end - 1] == '.')
    --end;
  return {text.substr(0, end), end};
}

const aws::Json* step(const aws::Json& from, std::string_view& path) {
  if (path.starts_with('.')) path.remove_prefix(1);
  if (path.starts_with('[')) {
    const auto end = path.find(']');
    unsigned index = 0;
    if (end == path.npos || !from.IsArray()) return nullptr;
    const auto [rest, error] = std::from_chars(path.data() + 1, path.data() + end, index);
    if (error != std::errc() || rest != path.data() + end || index >= from.Size()) return nullptr;
    path.remove_prefix(end + 1);
    return &from[index];
  }
  const auto end = path.find_first_of(".[");
  const std::string_view name = path.substr(0, end);
  path = end == path.npos ? std::string_view() : path.substr(end);
  return aws::member(from, name);
}

}  // namespace

std::string replace_references(std::string_view text, const Resolve& resolve) {
  std::string out;
  while (!text.empty()) {
    const auto dollar = text.find('$');
    out += text.substr(0, dollar);
    if (dollar == text.npos) break;
    text.remove_prefix(dollar + 1);
    const auto [name, size] = reference_at(text);
    const auto value = size == 0 ? std::nullopt : resolve(name);
    if (value) {
      out += *value;
      text.remove_prefix(size);
    } else {
      out += '$';
    }
  }
  return out;
}

std::optional<std::string> select_json(std::string_view json, std::string_view path) {
  const auto document = aws::parse_json(json);
  if (!document) return std::nullopt;
  const aws::Json* value = &*document;
  while (value != nullptr && !path.empty())
    value = step(*value, path);
  if (value == nullptr) return std::nullopt;
  if (value->IsString()) return std::string(aws::string_of(*value));
  return aws::to_string(*value);
}

}  // namespace emulator::http_api
