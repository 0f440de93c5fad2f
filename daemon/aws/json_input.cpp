#include "daemon/aws/json_input.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace emulator::aws {

namespace {

bool holds_something(const Json& value) {
  if (value.IsNull() || value.IsFalse()) return false;
  if (value.IsString()) return value.GetStringLength() != 0;
  if (value.IsArray()) return !value.Empty();
  if (!value.IsObject()) return true;
  return std::any_of(value.MemberBegin(), value.MemberEnd(),
                     [](const auto& nested) { return holds_something(nested.value); });
}

}  // namespace

template <class T>
std::optional<T> JsonInput::taken(Result<std::optional<T>> result) {
  if (result) return std::move(*result);
  if (!*fault_) *fault_ = result.error();
  return std::nullopt;
}

void JsonInput::wrong_type(std::string_view name, std::string_view expected) {
  if (*fault_) return;
  *fault_ =
      Error{400, "SerializationException",
            fmt::format("The value of '{}' is not of the expected type: {}.", name, expected)};
}

std::optional<std::string> JsonInput::text(std::string_view name) {
  return taken(string_member(*object_, name));
}

std::optional<std::int64_t> JsonInput::integer(std::string_view name) {
  return taken(integer_member(*object_, name));
}

std::optional<bool> JsonInput::boolean(std::string_view name) {
  return taken(boolean_member(*object_, name));
}

std::optional<std::vector<std::string>> JsonInput::text_list(std::string_view name) {
  const Json* list = member(*object_, name);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  const auto is_text = [](const Json& element) { return element.IsString(); };
  if (!list->IsArray() || !std::all_of(list->Begin(), list->End(), is_text)) {
    wrong_type(name, "list of strings");
    return std::nullopt;
  }
  for (const Json& element : list->GetArray())
    texts.emplace_back(string_of(element));
  return texts;
}

std::optional<std::map<std::string, std::string>> JsonInput::text_map(std::string_view name) {
  const Json* map = member(*object_, name);
  if (map == nullptr) return std::nullopt;
  std::map<std::string, std::string> texts;
  const auto is_text = [](const auto& entry) { return entry.value.IsString(); };
  if (!map->IsObject() || !std::all_of(map->MemberBegin(), map->MemberEnd(), is_text)) {
    wrong_type(name, "map of strings");
    return std::nullopt;
  }
  for (const auto& entry : map->GetObject()) {
    texts.insert_or_assign(std::string(string_of(entry.name)), std::string(string_of(entry.value)));
  }
  return texts;
}

std::optional<std::map<std::string, double>> JsonInput::number_map(std::string_view name) {
  const Json* map = member(*object_, name);
  if (map == nullptr) return std::nullopt;
  std::map<std::string, double> numbers;
  const auto is_number = [](const auto& entry) { return entry.value.IsNumber(); };
  if (!map->IsObject() || !std::all_of(map->MemberBegin(), map->MemberEnd(), is_number)) {
    wrong_type(name, "map of numbers");
    return std::nullopt;
  }
  for (const auto& entry : map->GetObject())
    numbers.insert_or_assign(std::string(string_of(entry.name)), entry.value.GetDouble());
  return numbers;
}

std::optional<std::string> JsonInput::json(std::string_view name) const {
  const Json* value = member(*object_, name);
  return value ? std::optional(to_string(*value)) : std::nullopt;
}

std::optional<JsonInput> JsonInput::object(std::string_view name) {
  const Json* nested = member(*object_, name);
  if (nested == nullptr) return std::nullopt;
  if (!nested->IsObject()) {
    wrong_type(name, "structure");
    return std::nullopt;
  }
  return JsonInput(*nested, fault_);
}

bool JsonInput::says_something(std::string_view name) const {
  const Json* value = member(*object_, name);
  return value != nullptr && holds_something(*value);
}

}  // namespace emulator::aws
