#include "handlers/http_api/references.hpp"

#include <charconv>

#include "daemon/aws/json.hpp"

namespace emulator::http_api {

namespace {

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
