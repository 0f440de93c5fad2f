#include "daemon/aws/model_check.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "daemon/aws/model_constraint.hpp"
#include "daemon/number.hpp"
#include "daemon/utf8.hpp"

namespace emulator::aws {

namespace {

using Kind = ModelShape::Kind;

constexpr std::string_view type_names[] = {"string",    "integer", "number", "boolean",  "string",
                                           "timestamp", "list",    "map",    "structure"};

}  // namespace

// Appends to the path, and to the pointer, for as long as it lives. Members begin with a lower-case
// letter in paths.
class ModelCheck::Step {
 public:
  Step(ModelCheck& check, std::string_view name, std::string_view token, bool is_member = true)
      : check_(check), path_before_(check.path_.size()), pointer_before_(check.pointer_.size()) {
    check.pointer_ += '/';
    check.pointer_ += pointer_token(token);
    std::string& path = check.path_;
    if (!path.empty()) path += '.';
    const std::size_t begin = path.size();
    path += name;
    if (is_member && !name.empty() && path[begin] >= 'A' && path[begin] <= 'Z') {
      path[begin] = static_cast<char>(path[begin] - 'A' + 'a');
    }
  }
  ~Step() {
    check_.path_.resize(path_before_);
    check_.pointer_.resize(pointer_before_);
  }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  ModelCheck& check_;
  std::size_t path_before_;
  std::size_t pointer_before_;
};

std::string_view ModelCheck::path_below_root() const noexcept {
  return root_ == 0 ? path_ : std::string_view(path_).substr(std::min(root_ + 1, path_.size()));
}

bool ModelCheck::is_waived() const noexcept {
  return std::find(waived_.begin(), waived_.end(), path_below_root()) != waived_.end();
}

void ModelCheck::fail(const ModelShape& shape, std::string_view text, std::string_view constraint) {
  if (is_waived()) return;
  validation_.fail(path_, shape.has(ModelShape::sensitive) ? std::nullopt : std::optional(text),
                   constraint);
  pointers_.push_back(pointer_);
}

void ModelCheck::missing() {
  validation_.missing(path_);
  pointers_.push_back(pointer_);
}

void ModelCheck::wrong_type(std::string_view expected) {
  if (fault_) return;
  fault_ = Fault{pointer_,
                 {400, "SerializationException",
                  fmt::format("The value of '{}' is not of the expected type: {}.",
                              path_below_root(), expected)}};
}

void ModelCheck::size(const ModelShape& shape, std::size_t size, std::string_view text) {
  if (shape.has(ModelShape::has_min) && size < static_cast<std::size_t>(shape.min)) {
    fail(shape, text, at_least("length", shape.min));
  }
  if (shape.has(ModelShape::has_max) && size > static_cast<std::size_t>(shape.max)) {
    fail(shape, text, at_most("length", shape.max));
  }
}

void ModelCheck::text(const ModelShape& shape, std::string_view value) {
  size(shape, character_count(value), value);
  const ModelPattern* pattern = pattern_of(*model_, shape);
  if (pattern != nullptr && !matches(*model_, *pattern, value)) {
    fail(shape, value, of_pattern(*model_, *pattern));
  }
  if (!is_value(*model_, shape, value)) fail(shape, value, of_values(*model_, shape));
}

void ModelCheck::number(const ModelShape& shape, double value, std::string_view text) {
  if (shape.has(ModelShape::has_min) && value < shape.min) {
    fail(shape, text, at_least("value", shape.min));
  }
  if (shape.has(ModelShape::has_max) && value > shape.max) {
    fail(shape, text, at_most("value", shape.max));
  }
}

void ModelCheck::list(const ModelShape& shape, const Json& list) {
  // Shown in failures only: it may be long.
  if (!has_size(shape, list.Size())) size(shape, list.Size(), shown(list));
  const ModelShape& element = model_->shapes[shape.first];
  bool unsatisfied = false;
  rapidjson::SizeType number = 0;
  for (const Json& entry : list.GetArray()) {
    ++number;
    if (entry.IsNull()) {
      fail(shape, shown(list), "Member must satisfy constraint: [Member must not be null]");
    } else if (!has_type(element, entry)) {
      wrong_type(fmt::format("list of {}s", type_names[static_cast<std::size_t>(element.kind)]));
    } else if (!is_simple(element)) {
      const Step step(*this, fmt::format("{}.member", number), std::to_string(number - 1), false);
      value(element, entry);
    } else {
      unsatisfied = unsatisfied || !satisfies(*model_, element, entry);
    }
  }
  if (unsatisfied) {
    fail(element.has(ModelShape::sensitive) ? element : shape, shown(list),
         fmt::format("Member must satisfy constraint: {}", constraints_of(*model_, element)));
  }
}

void ModelCheck::map(const ModelShape& shape, const Json& map) {
  if (!has_size(shape, map.MemberCount())) size(shape, map.MemberCount(), shown(map));
  const ModelShape& element = model_->shapes[shape.first];
  const ModelShape& key = model_->shapes[shape.second];
  bool odd_key = false;
  bool odd_value = false;
  for (const auto& entry : map.GetObject()) {
    const std::string_view name = string_of(entry.name);
    odd_key = odd_key || !satisfies(*model_, key, name);
    // Some services have a meaning for null, others' handlers refuse it.
    if (entry.value.IsNull()) continue;
    if (!has_type(element, entry.value)) {
      wrong_type(fmt::format("map of {}s", type_names[static_cast<std::size_t>(element.kind)]));
    } else if (!is_simple(element)) {
      const Step step(*this, fmt::format("{}.member", name), name, false);
      value(element, entry.value);
    } else {
      odd_value = odd_value || !satisfies(*model_, element, entry.value);
    }
  }
  if (odd_key) {
    fail(shape, shown(map),
         fmt::format("Map keys must satisfy constraint: {}", constraints_of(*model_, key)));
  }
  if (odd_value) {
    fail(shape, shown(map),
         fmt::format("Map value must satisfy constraint: {}", constraints_of(*model_, element)));
  }
}

void ModelCheck::value(const ModelShape& shape, const Json& value) {
  if (!has_type(shape, value)) {
    wrong_type(type_names[static_cast<std::size_t>(shape.kind)]);
    return;
  }
  switch (shape.kind) {
    case Kind::text:
      return text(shape, string_of(value));
    case Kind::integer:
    case Kind::number:
      return number(shape, value.GetDouble(), to_string(value));
    case Kind::list:
      return list(shape, value);
    case Kind::map:
      return map(shape, value);
    case Kind::structure:
      return body_members(shape, value);
    case Kind::blob:
      return size(shape, value.GetStringLength() / 4 * 3, string_of(value));
    case Kind::boolean:
    case Kind::timestamp:
      return;
  }
}

void ModelCheck::json_member(const ModelMember& member, const Json* given) {
  if (given == nullptr && !member.required) return;
  const Step step(*this, model_->text(member.name), model_->text(member.wire_name));
  if (given == nullptr) return missing();
  value(model_->shapes[member.shape], *given);
}

void ModelCheck::body_members(const ModelShape& structure, const Json& object) {
  for (const ModelMember& entry : model_->members_of(structure)) {
    if (entry.location != ModelMember::Location::body) continue;
    json_member(entry, member(object, model_->text(entry.wire_name)));
  }
}

void ModelCheck::text_member(const ModelMember& member, const std::string_view* given) {
  if (given == nullptr && !member.required) return;
  const Step step(*this, model_->text(member.name), model_->text(member.wire_name));
  if (given == nullptr) return missing();
  const ModelShape& shape = model_->shapes[member.shape];
  if (shape.kind == Kind::integer) {
    const auto read = number_from<std::int64_t>(*given);
    if (!read) return wrong_type("integer");
    return number(shape, static_cast<double>(*read), *given);
  }
  if (shape.kind == Kind::boolean) {
    if (*given != "true" && *given != "false") wrong_type("boolean");
    return;
  }
  if (shape.kind == Kind::text) text(shape, *given);
}

void ModelCheck::text_list_member(const ModelMember& member,
                                  std::span<const std::string_view> values) {
  if (values.empty() && !member.required) return;
  const Step step(*this, model_->text(member.name), model_->text(member.wire_name));
  if (values.empty()) return missing();
  const ModelShape& shape = model_->shapes[member.shape];
  const std::string text = bracketed(values);
  size(shape, values.size(), text);
  const ModelShape& element = model_->shapes[shape.first];
  const auto satisfied = [&](std::string_view entry) { return satisfies(*model_, element, entry); };
  if (!std::all_of(values.begin(), values.end(), satisfied)) {
    fail(shape, text,
         fmt::format("Member must satisfy constraint: {}", constraints_of(*model_, element)));
  }
}

void ModelCheck::blob_member(const ModelMember& member, std::size_t bytes) {
  const Step step(*this, model_->text(member.name), model_->text(member.wire_name));
  size(model_->shapes[member.shape], bytes, "[B]");
}

std::optional<Error> ModelCheck::error(std::string_view code) const {
  if (fault_) return fault_->error;
  return validation_.error(code);
}

std::optional<Fault> ModelCheck::fault(std::string_view code) const {
  auto first = error(code);
  if (!first) return std::nullopt;
  Fault out{{}, std::move(*first)};
  if (fault_) out.parts.push_back(*fault_);
  for (std::size_t i = 0; i < validation_.size(); ++i)
    out.parts.push_back({pointers_[i], validation_.error_of(i, code)});
  return out;
}

std::optional<Error> check_text(const ServiceModel& model, std::string_view operation,
                                std::string_view member, std::string_view text) {
  const ModelShape* input = model.input_of(operation);
  ModelCheck check(model);
  for (const ModelMember& entry : model.members_of(*input)) {
    if (model.text(entry.name) == member) check.text_member(entry, &text);
  }
  return check.error();
}

std::vector<std::string_view> enum_values(const ServiceModel& model, std::string_view operation,
                                          std::string_view member) {
  std::vector<std::string_view> values;
  for (const ModelMember& entry : model.members_of(*model.input_of(operation))) {
    if (model.text(entry.name) != member) continue;
    for (const std::uint16_t value : values_of(model, model.shapes[entry.shape]))
      values.push_back(model.text(value));
  }
  return values;
}

}  // namespace emulator::aws
