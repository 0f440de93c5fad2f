#include "handlers/apigateway_sdk/shapes.hpp"

#include <algorithm>

#include "daemon/aws/json.hpp"

namespace emulator::apigateway_sdk {

namespace {

// Lists of lists of …, and models that are nothing but each other, end here.
constexpr unsigned max_depth = 32;

std::string_view text_of(const aws::Json& schema, std::string_view name) {
  const aws::Json* found = aws::member(schema, name);
  return found != nullptr && found->IsString() ? aws::string_of(*found) : std::string_view();
}

const aws::Json* object_of(const aws::Json& schema, std::string_view name) {
  const aws::Json* found = aws::member(schema, name);
  return found != nullptr && found->IsObject() ? found : nullptr;
}

class Builder {
 public:
  Builder(const std::map<std::string, std::string>& models,
          std::initializer_list<const char*> taken) {
    for (const char* name : taken)
      out_.names(name);
    for (const auto& [name, schema] : models) {
      if (auto parsed = aws::parse_json(schema); parsed && parsed->IsObject()) {
        const auto& root = schemas_.emplace(name, std::move(*parsed)).first->second;
        model_names_.emplace(&root, out_.names(pascal_case(name)));
      }
      out_.models.emplace(name, Type{});
    }
  }

  Shapes build() {
    for (auto& [name, type] : out_.models)
      type = model(name, 0);
    return std::move(out_);
  }

 private:
  // Where a schema stands: the model it is part of, and the name that a shape of it would get.
  struct Place {
    const std::string& model;
    const aws::Json& root;
    std::string name;
    unsigned depth;
  };

  Type model(const std::string& name, unsigned depth) {
    const auto found = schemas_.find(name);
    if (found == schemas_.end() || depth > max_depth) return {};
    return type(found->second, {name, found->second, pascal_case(name), depth});
  }

  Type type(const aws::Json& schema, const Place& place) {
    if (!schema.IsObject() || place.depth > max_depth) return {};
    if (const auto reference = text_of(schema, "$ref"); !reference.empty()) {
      return referred(reference, place);
    }
    const std::string_view named = text_of(schema, "type");
    if (named == "string") return {Type::Kind::text};
    if (named == "boolean") return {Type::Kind::boolean};
    if (named == "number") return {Type::Kind::number};
    if (named == "integer") {
      const bool is_long = text_of(schema, "format") == "int64";
      return {is_long ? Type::Kind::long_integer : Type::Kind::integer};
    }
    if (named == "array") {
      Type list{Type::Kind::list};
      const aws::Json* items = object_of(schema, "items");
      list.items = std::make_shared<const Type>(
          items ? type(*items, {place.model, place.root, place.name + "Item", place.depth + 1})
                : Type{});
      return list;
    }
    if (named.empty() || named == "object") return object(schema, place);
    return {};
  }

  Type referred(std::string_view reference, const Place& place) {
    constexpr std::string_view models = "/models/";
    if (const auto at = reference.rfind(models); at != reference.npos) {
      const auto rest = reference.substr(at + models.size());
      // Of a model's insides no more is known than that.
      const bool is_whole = rest.find('#') == rest.npos || rest.ends_with('#');
      return is_whole ? model(std::string(rest.substr(0, rest.find('#'))), place.depth + 1)
                      : Type{};
    }
    constexpr std::string_view definitions = "#/definitions/";
    if (reference == "#") return model(place.model, place.depth + 1);
    if (!reference.starts_with(definitions)) return {};
    const auto name = reference.substr(definitions.size());
    const aws::Json* all = object_of(place.root, "definitions");
    const aws::Json* found = all != nullptr ? object_of(*all, name) : nullptr;
    if (found == nullptr) return {};
    return type(*found, {place.model, place.root, pascal_case(place.model) + pascal_case(name),
                         place.depth + 1});
  }

  // One schema is one shape, however often it is referred to.
  Type object(const aws::Json& schema, const Place& place) {
    if (const auto known = names_.find(&schema); known != names_.end()) {
      return {Type::Kind::object, known->second};
    }
    std::vector<const aws::Json*> parts;
    add_parts(schema, place, parts, 0);
    if (std::none_of(parts.begin(), parts.end(),
                     [](const aws::Json* part) { return !part->ObjectEmpty(); })) {
      return {};
    }
    const auto of_model = model_names_.find(&schema);
    const std::string name =
        of_model == model_names_.end() ? out_.names(place.name) : of_model->second;
    names_.emplace(&schema, name);
    Shape shape{name, {}};
    for (const aws::Json* part : parts) {
      for (const auto& [member, value] : part->GetObject()) {
        const std::string text(aws::string_of(member));
        const auto has = [&](const Property& property) { return property.name == text; };
        if (std::any_of(shape.properties.begin(), shape.properties.end(), has)) continue;
        shape.properties.push_back(
            {text,
             type(value, {place.model, place.root, name + pascal_case(text), place.depth + 1})});
      }
    }
    out_.all.push_back(std::move(shape));
    return {Type::Kind::object, name};
  }

  // The "properties" of a schema and of all that it is put together of.
  void add_parts(const aws::Json& schema, const Place& place, std::vector<const aws::Json*>& out,
                 unsigned depth) {
    if (depth > max_depth) return;
    if (const auto reference = text_of(schema, "$ref"); !reference.empty()) {
      constexpr std::string_view definitions = "#/definitions/";
      const aws::Json* all = object_of(place.root, "definitions");
      const aws::Json* found = nullptr;
      if (reference.starts_with(definitions) && all != nullptr) {
        found = object_of(*all, reference.substr(definitions.size()));
      } else if (const auto slash = reference.rfind('/'); slash != reference.npos) {
        const auto named = schemas_.find(std::string(reference.substr(slash + 1)));
        if (named != schemas_.end()) found = &named->second;
      }
      if (found != nullptr) add_parts(*found, place, out, depth + 1);
      return;
    }
    if (const aws::Json* own = object_of(schema, "properties")) out.push_back(own);
    const aws::Json* of = aws::member(schema, "allOf");
    if (of == nullptr || !of->IsArray()) return;
    for (const aws::Json& part : of->GetArray()) {
      if (part.IsObject()) add_parts(part, place, out, depth + 1);
    }
  }

  std::map<std::string, aws::JsonDocument> schemas_;
  std::map<const aws::Json*, std::string> model_names_;
  std::map<const aws::Json*, std::string> names_;  // of the shapes that there are
  Shapes out_;
};

}  // namespace

Type Shapes::of_model(const std::string& name) const {
  const auto found = models.find(name);
  return found == models.end() ? Type{} : found->second;
}

Shapes shapes_of(const std::map<std::string, std::string>& models,
                 std::initializer_list<const char*> taken) {
  return Builder(models, taken).build();
}

}  // namespace emulator::apigateway_sdk
