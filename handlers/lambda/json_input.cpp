#include "handlers/lambda/json_input.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace emulator::lambda {

namespace {

bool holds_something(const aws::Json& value) {
  if (value.IsNull() || value.IsFalse()) return false;
  if (value.IsString()) return value.GetStringLength() != 0;
  if (value.IsArray()) return !value.Empty();
  if (!value.IsObject()) return true;
  return std::any_of(value.MemberBegin(), value.MemberEnd(),
                     [](const auto& nested) { return holds_something(nested.value); });
}

}  // namespace

template <class T>
std::optional<T> JsonInput::taken(aws::Result<std::optional<T>> result) {
  if (result) return std::move(*result);
  if (!*fault_) *fault_ = result.error();
  return std::nullopt;
}

void JsonInput::wrong_type(std::string_view name, std::string_view expected) {
  if (*fault_) return;
  *fault_ =
      aws::Error{400, "SerializationException",
                 fmt::format("The value of '{}' is not of the expected type: {}.", name, expected)};
}

std::optional<std::string> JsonInput::text(std::string_view name) {
  return taken(aws::string_member(*object_, name));
}

std::optional<std::int64_t> JsonInput::integer(std::string_view name) {
  return taken(aws::integer_member(*object_, name));
}

std::optional<bool> JsonInput::boolean(std::string_view name) {
  return taken(aws::boolean_member(*object_, name));
}

std::optional<std::vector<std::string>> JsonInput::text_list(std::string_view name) {
  const aws::Json* list = aws::member(*object_, name);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  const auto is_text = [](const aws::Json& element) { return element.IsString(); };
  if (!list->IsArray() || !std::all_of(list->Begin(), list->End(), is_text)) {
    wrong_type(name, "list of strings");
    return std::nullopt;
  }
  for (const aws::Json& element : list->GetArray())
    texts.emplace_back(aws::string_of(element));
  return texts;
}

std::optional<std::map<std::string, std::string>> JsonInput::text_map(std::string_view name) {
  const aws::Json* map = aws::member(*object_, name);
  if (map == nullptr) return std::nullopt;
  std::map<std::string, std::string> texts;
  const auto is_text = [](const auto& entry) { return entry.value.IsString(); };
  if (!map->IsObject() || !std::all_of(map->MemberBegin(), map->MemberEnd(), is_text)) {
    wrong_type(name, "map of strings");
    return std::nullopt;
  }
  for (const auto& entry : map->GetObject()) {
    texts.insert_or_assign(std::string(aws::string_of(entry.name)),
                           std::string(aws::string_of(entry.value)));
  }
  return texts;
}

std::optional<std::map<std::string, double>> JsonInput::number_map(std::string_view name) {
  const aws::Json* map = aws::member(*object_, name);
  if (map == nullptr) return std::nullopt;
  std::map<std::string, double> numbers;
  const auto is_number = [](const auto& entry) { return entry.value.IsNumber(); };
  if (!map->IsObject() || !std::all_of(map->MemberBegin(), map->MemberEnd(), is_number)) {
    wrong_type(name, "map of numbers");
    return std::nullopt;
  }
  for (const auto& entry : map->GetObject())
    numbers.insert_or_assign(std::string(aws::string_of(entry.name)), entry.value.GetDouble());
  return numbers;
}

std::optional<std::string> JsonInput::json(std::string_view name) const {
  const aws::Json* value = aws::member(*object_, name);
  return value ? std::optional(aws::to_string(*value)) : std::nullopt;
}

std::optional<JsonInput> JsonInput::object(std::string_view name) {
  const aws::Json* nested = aws::member(*object_, name);
  if (nested == nullptr) return std::nullopt;
  if (!nested->IsObject()) {
    wrong_type(name, "structure");
    return std::nullopt;
  }
  return JsonInput(*nested, fault_);
}

bool JsonInput::says_something(std::string_view name) const {
  const aws::Json* value = aws::member(*object_, name);
  return value != nullptr && holds_something(*value);
}

}  // namespace emulator::lambda
