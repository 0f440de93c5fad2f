#include "daemon/aws/patch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/aws/json.hpp"
#include "daemon/http/headers.hpp"
#include "daemon/json_pointer.hpp"
#include "daemon/number.hpp"

namespace emulator::aws {

namespace {

constexpr std::array<std::string_view, 6> op_names = {"add",  "remove", "replace",
                                                      "move", "copy",   "test"};

Error bad_request(std::string message) {
  return {400, "BadRequestException", std::move(message)};
}

// Takes "/segment" off the front. A path without a leading slash has no segment.
std::optional<std::string_view> take_segment(std::string_view& path) {
  if (path.empty() || path.front() != '/') return std::nullopt;
  const auto end = path.find('/', 1);
  const std::string_view segment = path.substr(1, end == path.npos ? end : end - 1);
  path = end == path.npos ? std::string_view() : path.substr(end);
  return segment;
}

// Takes the front of a path off it and leaves so many segments.
std::optional<std::string_view> take_all_but(std::ptrdiff_t segments, std::string_view& path) {
  if (path.size() < 2 || path.front() != '/') return std::nullopt;
  std::size_t end = path.size();
  for (; segments > 0 && end > 0; --segments)
    end = path.rfind('/', end - 1);
  if (end == path.npos || end < 2) return std::nullopt;
  const std::string_view front = path.substr(1, end - 1);
  path = path.substr(end);
  return front;
}

Result<PatchOperation> parse_operation(const Json& entry) {
  if (!entry.IsObject()) return bad_request("Invalid patch operation specified");
  PatchOperation operation{};
  auto op = string_member(entry, "op");
  if (!op) return op.error();
  const auto known = std::find(op_names.begin(), op_names.end(), op->value_or(""));
  if (known == op_names.end()) {
    return bad_request(fmt::format("Invalid patch operation '{}' specified. Must be one of: [{}]",
                                   op->value_or(""), fmt::join(op_names, ", ")));
  }
  operation.op = static_cast<PatchOp>(known - op_names.begin());
  for (auto [name, field] : {std::pair{"path", &operation.path}, std::pair{"from", &operation.from},
                             std::pair{"value", &operation.value}}) {
    auto value = string_member(entry, name);
    if (!value) return value.error();
    *field = std::move(*value).value_or("");
  }
  return operation;
}

}  // namespace

std::string_view to_string(PatchOp op) noexcept {
  return op_names[static_cast<std::size_t>(op)];
}

Result<std::vector<PatchOperation>> parse_patch(std::string_view body) {
  auto document = parse_json_object(body);
  if (!document) return document.error();
  std::vector<PatchOperation> operations;
  const Json* list = member(*document, "patchOperations");
  if (list == nullptr) return operations;
  if (!list->IsArray()) {
    return Error{400, "SerializationException",
                 "The value of 'patchOperations' is not of the expected type: list."};
  }
  for (const Json& entry : list->GetArray()) {
    auto operation = parse_operation(entry);
    if (!operation) return operation.error();
    operations.push_back(std::move(*operation));
  }
  return operations;
}

bool match_patch_path(std::string_view pattern, std::string_view path,
                      std::vector<std::string>& keys) {
  keys.clear();
  while (!pattern.empty()) {
    const auto expected = take_segment(pattern);
    if (expected && expected->ends_with("+}")) {
      const auto rest = take_all_but(std::count(pattern.begin(), pattern.end(), '/'), path);
      if (!rest) return false;
      keys.push_back(unescaped_token(*rest));
      continue;
    }
    const auto segment = take_segment(path);
    if (!expected || !segment) return false;
    if (expected->starts_with('{')) {
      keys.push_back(unescaped_token(*segment));
    } else if (*segment != *expected) {
      return false;
    }
  }
  return path.empty();
}

Error invalid_patch_path(const PatchOperation& operation,
                         std::span<const std::string_view> allowed) {
  const std::string choice = allowed.empty()
                                 ? std::string("Please choose supported operations")
                                 : fmt::format("Must be one of: [{}]", fmt::join(allowed, ", "));
  return bad_request(fmt::format("Invalid patch path  '{}' specified for op '{}'. {}",
                                 operation.path, to_string(operation.op), choice));
}

Error invalid_patch_value(const PatchTarget& target, std::string_view expected) {
  return bad_request(fmt::format("Invalid patch value  '{}' specified for op '{}'. Must be {}",
                                 target.value, to_string(target.op), expected));
}

Result<bool> patch_boolean(const PatchTarget& target) {
  if (http::equals_ignoring_case(target.value, "true"))
    return Result<bool>(boost::system::in_place_value, true);
  if (http::equals_ignoring_case(target.value, "false")) {
    return Result<bool>(boost::system::in_place_value, false);
  }
  return invalid_patch_value(target, "a boolean");
}

Result<int> patch_integer(const PatchTarget& target) {
  const auto value = number_from<int>(target.value);
  if (!value) return invalid_patch_value(target, "an integer");
  return Result<int>(boost::system::in_place_value, *value);
}

Result<double> patch_double(const PatchTarget& target) {
  const auto value = number_from<double>(target.value);
  if (!value || !std::isfinite(*value)) return invalid_patch_value(target, "a number");
  return Result<double>(boost::system::in_place_value, *value);
}

}  // namespace emulator::aws
