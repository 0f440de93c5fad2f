#include "handlers/json_schema/schema.hpp"

#include <algorithm>
#include <array>

#include "daemon/http/url.hpp"
#include "daemon/json_pointer.hpp"
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

struct Reference {
  std::string text;
  std::string pointer;  // where it stands
};

// Compiles a document: checks the keywords, and collects patterns and references.
class Reader {
 public:
  explicit Reader(Schema::Compiled& compiled) : compiled_(compiled) {}

  void schema(const Json& schema, const std::string& pointer, int depth = 0) {
    if (!schema.IsObject() || depth > deepest) return faults.push_back(pointer);
    for (const auto& [name, value] : schema.GetObject()) {
      const std::string_view keyword_name = aws::string_of(name);
      keyword(keyword_name, value, child(pointer, keyword_name), depth + 1);
    }
  }

  std::vector<Reference> references;
  std::vector<std::string> faults;  // pointers

 private:
  static std::string child(const std::string& pointer, std::string_view name) {
    return pointer + "/" + pointer_token(name);
  }
  void expect(bool valid, const std::string& pointer) {
    if (!valid) faults.push_back(pointer);
  }

  void keyword(std::string_view name, const Json& value, const std::string& at, int depth) {
    if (name == "$ref") {
      if (!value.IsString()) return faults.push_back(at);
      references.push_back({std::string(aws::string_of(value)), at});
    } else if (name == "type") {
      const bool is_list = value.IsArray() && !value.Empty() &&
                           std::all_of(value.Begin(), value.End(), is_type_name);
      expect(is_type_name(value) || is_list, at);
    } else if (name == "pattern") {
      expect(value.IsString() && pattern(aws::string_of(value)), at);
    } else if (name == "required") {
      expect(is_string_array(value) && !value.Empty(), at);
    } else if (name == "enum") {
      expect(value.IsArray() && !value.Empty(), at);
    } else if (name == "minimum" || name == "maximum") {
      expect(value.IsNumber(), at);
    } else if (name == "multipleOf") {
      expect(value.IsNumber() && value.GetDouble() > 0, at);
    } else if (name == "exclusiveMinimum" || name == "exclusiveMaximum" || name == "uniqueItems") {
      expect(value.IsBool(), at);
    } else if (name.starts_with("min") || name.starts_with("max")) {
      expect(is_size(value), at);
    } else {
      subschemas(name, value, at, depth);
    }
  }

  void subschemas(std::string_view name, const Json& value, const std::string& at, int depth) {
    if (name == "properties" || name == "patternProperties" || name == "definitions") {
      schemas_of(value, name == "patternProperties", at, depth);
    } else if (name == "dependencies") {
      dependencies(value, at, depth);
    } else if (name == "additionalProperties" || name == "additionalItems") {
      if (!value.IsBool()) schema(value, at, depth);
    } else if (name == "items") {
      value.IsArray() ? list_of(value, at, depth) : schema(value, at, depth);
    } else if (name == "allOf" || name == "anyOf" || name == "oneOf") {
      expect(value.IsArray() && !value.Empty(), at);
      if (value.IsArray()) list_of(value, at, depth);
    } else if (name == "not") {
      schema(value, at, depth);
    }
  }

  void schemas_of(const Json& value, bool named_by_pattern, const std::string& at, int depth) {
    if (!value.IsObject()) return faults.push_back(at);
    for (const auto& [name, member] : value.GetObject()) {
      const std::string below = child(at, aws::string_of(name));
      if (named_by_pattern) expect(pattern(aws::string_of(name)), below);
      schema(member, below, depth);
    }
  }

  void dependencies(const Json& value, const std::string& at, int depth) {
    if (!value.IsObject()) return faults.push_back(at);
    for (const auto& [name, member] : value.GetObject()) {
      if (!is_string_array(member)) schema(member, child(at, aws::string_of(name)), depth);
    }
  }

  void list_of(const Json& value, const std::string& at, int depth) {
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i)
      schema(value[i], at + "/" + std::to_string(i), depth);
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

std::string_view fragment_of(std::string_view reference) noexcept {
  const auto hash = reference.find('#');
  return hash == reference.npos ? std::string_view() : reference.substr(hash + 1);
}

const Json* schema_at(const Json& root, std::string_view pointer) {
  const Json* schema = pointed_to(root, pointer);
  return schema != nullptr && schema->IsObject() ? schema : nullptr;
}

// Into another model, which may be wrong itself.
bool leads_within(std::string_view model, std::string_view pointer) {
  if (pointer.empty()) return true;
  const auto document = aws::parse_json(model);
  return !document || schema_at(*document, pointer) != nullptr;
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
  return {schema_at(*document, fragment_of(reference)), document};
}

std::optional<Schema> Schema::compile(std::string_view text, const ModelLookup& models) {
  auto compiled = std::make_shared<Compiled>();
  std::vector<std::pair<std::string, std::string>> pending{{"", std::string(text)}};
  std::vector<std::pair<const aws::JsonDocument*, std::string>> references;
  while (!pending.empty()) {
    auto [name, schema] = std::move(pending.back());
    pending.pop_back();
    auto document = aws::parse_json(schema);
    if (!document) return std::nullopt;
    Reader reader(*compiled);
    reader.schema(*document, "");
    if (!reader.faults.empty()) return std::nullopt;
    auto& kept = compiled->documents[name];
    kept = std::make_unique<aws::JsonDocument>(std::move(*document));
    for (Reference& reference : reader.references) {
      const std::string model(model_of(reference.text));
      if (!model.empty() && !compiled->documents.contains(model)) {
        const std::string* other = models(model);
        if (other == nullptr) return std::nullopt;
        compiled->documents.emplace(model, nullptr);
        pending.emplace_back(model, *other);
      }
      references.emplace_back(kept.get(), std::move(reference.text));
    }
  }
  for (const auto& [document, reference] : references) {
    if (compiled->follow(reference, *document).schema == nullptr) return std::nullopt;
  }
  return Schema(std::move(compiled));
}

std::vector<std::string> Schema::faults(std::string_view text, const ModelLookup& models) {
  const auto document = aws::parse_json(text);
  if (!document) return {""};
  Compiled compiled;
  Reader reader(compiled);
  reader.schema(*document, "");
  for (const Reference& reference : reader.references) {
    const std::string_view model = model_of(reference.text);
    const std::string* other = model.empty() ? nullptr : models(model);
    const bool leads = model.empty()
                           ? schema_at(*document, fragment_of(reference.text)) != nullptr
                           : other != nullptr && leads_within(*other, fragment_of(reference.text));
    if (!leads) reader.faults.push_back(reference.pointer);
  }
  return std::move(reader.faults);
}

}  // namespace emulator::json_schema
