#include "handlers/json_schema/schema.hpp"

#include <algorithm>
#include <array>

#include "daemon/http/url.hpp"
#include "handlers/json_schema/compiled.hpp"

namespace emulator::json_schema {

namespace {

using aws::Json;

constexpr int deepest = 100;
constexpr std::string_view models_path = "/models/";

// The model that a reference names, without its fragment; empty for one into the same document.
std::string_view model_of(std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  const auto at = reference.rfind(models_path);
  return at == reference.npos ? reference : reference.substr(at + models_path.size());
}

constexpr std::array<std::string_view, 7> type_names = {"array",  "boolean", "integer", "null",
                                                        "number", "object",  "string"};

bool is_type_name(const Json& value) {
  return value.IsString() &&
         std::find(type_names.begin(), type_names.end(), aws::string_of(value)) != type_names.end();
}

bool is_string_array(const Json& value) {
  return value.IsArray() &&
         std::all_of(value.Begin(), value.End(), [](const Json& item) { return item.IsString(); });
}

bool is_size(const Json& value) {
  return value.IsUint64();
}

// Compiles a document: checks the keywords, and collects patterns and references.
class Reader {
 public:
  explicit Reader(Schema::Compiled& compiled) : compiled_(compiled) {}

  bool schema(const Json& schema, int depth = 0) {
    if (!schema.IsObject() || depth > deepest) return false;
    for (const auto& [name, value] : schema.GetObject()) {
      if (!keyword(aws::string_of(name), value, depth)) return false;
    }
    return true;
  }

  std::vector<std::string> references;

 private:
  bool keyword(std::string_view name, const Json& value, int depth) {
    if (name == "$ref") {
      if (!value.IsString()) return false;
      references.emplace_back(aws::string_of(value));
      return true;
    }
    if (name == "type") {
      return is_type_name(value) || (value.IsArray() && !value.Empty() &&
                                     std::all_of(value.Begin(), value.End(), is_type_name));
    }
    if (name == "pattern") return value.IsString() && pattern(aws::string_of(value));
    if (name == "required") return is_string_array(value) && !value.Empty();
    if (name == "enum") return value.IsArray() && !value.Empty();
    if (name == "minimum" || name == "maximum") return value.IsNumber();
    if (name == "multipleOf") return value.IsNumber() && value.GetDouble() > 0;
    if (name == "exclusiveMinimum" || name == "exclusiveMaximum" || name == "uniqueItems") {
      return value.IsBool();
    }
    if (name.starts_with("min") || name.starts_with("max")) return is_size(value);
    if (name == "properties" || name == "patternProperties" || name == "definitions") {
      return schemas_of(value, name == "patternProperties", depth);
    }
    if (name == "dependencies") {
      return value.IsObject() &&
             std::all_of(value.MemberBegin(), value.MemberEnd(), [&](const auto& member) {
               return is_string_array(member.value) || schema(member.value, depth + 1);
             });
    }
    if (name == "additionalProperties" || name == "additionalItems") {
      return value.IsBool() || schema(value, depth + 1);
    }
    if (name == "items") return value.IsArray() ? list_of(value, depth) : schema(value, depth + 1);
    if (name == "allOf" || name == "anyOf" || name == "oneOf") {
      return value.IsArray() && !value.Empty() && list_of(value, depth);
    }
    return name != "not" || schema(value, depth + 1);
  }

  bool schemas_of(const Json& value, bool named_by_pattern, int depth) {
    return value.IsObject() &&
           std::all_of(value.MemberBegin(), value.MemberEnd(), [&](const auto& member) {
             return (!named_by_pattern || pattern(aws::string_of(member.name))) &&
                    schema(member.value, depth + 1);
           });
  }

  bool list_of(const Json& value, int depth) {
    return std::all_of(value.Begin(), value.End(),
                       [&](const Json& item) { return schema(item, depth + 1); });
  }

  bool pattern(std::string_view text) {
    auto regex = vtl::JavaRegex::compile(text);
    if (regex) compiled_.patterns.emplace(text, std::move(*regex));
    return regex.has_value();
  }

  Schema::Compiled& compiled_;
};

void collect(const Json& value, std::vector<std::string>& out, int depth) {
  if (depth > deepest) return;
  if (value.IsArray()) {
    for (const Json& item : value.GetArray())
      collect(item, out, depth + 1);
  }
  if (!value.IsObject()) return;
  for (const auto& [name, member] : value.GetObject()) {
    const bool refers = aws::string_of(name) == "$ref" && member.IsString();
    if (refers && !model_of(aws::string_of(member)).empty()) {
      out.emplace_back(model_of(aws::string_of(member)));
    }
    collect(member, out, depth + 1);
  }
}

const Json* pointed_to(const Json& root, std::string_view pointer) {
  const Json* at = &root;
  while (!pointer.empty()) {
    if (!pointer.starts_with('/')) return nullptr;
    pointer.remove_prefix(1);
    const auto end = pointer.find('/');
    std::string name = http::percent_decode(pointer.substr(0, end));
    pointer = end == pointer.npos ? std::string_view() : pointer.substr(end);
    for (const auto& [escape, plain] : {std::pair("~1", '/'), std::pair("~0", '~')}) {
      for (auto found = name.find(escape); found != name.npos; found = name.find(escape, found + 1))
        name.replace(found, 2, 1, plain);
    }
    at = aws::member(*at, name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace

std::vector<std::string> referred_models(std::string_view schema) {
  std::vector<std::string> names;
  if (const auto document = aws::parse_json(schema)) collect(*document, names, 0);
  return names;
}

Schema::Compiled::Target Schema::Compiled::follow(std::string_view reference,
                                                  const aws::JsonDocument& from) const {
  const auto model = model_of(reference);
  const aws::JsonDocument* document = &from;
  if (!model.empty()) {
    const auto found = documents.find(model);
    if (found == documents.end()) return {};
    document = found->second.get();
  }
  const auto hash = reference.find('#');
  const auto pointer = hash == reference.npos ? std::string_view() : reference.substr(hash + 1);
  const Json* schema = pointed_to(*document, pointer);
  return {schema && schema->IsObject() ? schema : nullptr, document};
}

std::optional<Schema> Schema::compile(std::string_view text, const ModelLookup& models) {
  auto compiled = std::make_shared<Compiled>();
  std::vector<std::pair<std::string, std::string>> pending{{"", std::string(text)}};
  std::vector<std::pair<const aws::JsonDocument*, std::string>> references;
  while (!pending.empty()) {
    auto [name, schema] = std::move(pending.back());
    pending.pop_back();
    auto document = aws::parse_json(schema);
    Reader reader(*compiled);
    if (!document || !reader.schema(*document)) return std::nullopt;
    auto& kept = compiled->documents[name];
    kept = std::make_unique<aws::JsonDocument>(std::move(*document));
    for (std::string& reference : reader.references) {
      const std::string model(model_of(reference));
      if (!model.empty() && !compiled->documents.contains(model)) {
        const std::string* other = models(model);
        if (other == nullptr) return std::nullopt;
        compiled->documents.emplace(model, nullptr);
        pending.emplace_back(model, *other);
      }
      references.emplace_back(kept.get(), std::move(reference));
    }
  }
  for (const auto& [document, reference] : references) {
    if (compiled->follow(reference, *document).schema == nullptr) return std::nullopt;
  }
  return Schema(std::move(compiled));
}

}  // namespace emulator::json_schema
