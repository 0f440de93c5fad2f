#include <fmt/format.h>

#include "handlers/apigateway/import_parts.hpp"
#include "handlers/apigateway/schema_references.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigateway {

namespace {

// FNV-1a: the same schema has the same name wherever it stands, in whatever document.
std::uint32_t hash(std::string_view text) noexcept {
  std::uint32_t value = 2166136261;
  for (const char c : text)
    value = (value ^ static_cast<unsigned char>(c)) * 16777619;
  return value & 0xffffff;
}

Model model_named(std::string name, std::string schema) {
  Model model;
  model.name = std::move(name);
  model.content_type = "application/json";
  model.schema = std::move(schema);
  return model;
}

void add_model(Import& import, const std::string& name, std::string text, const View& schema) {
  openapi::Places places(schema);
  places.name("/name");
  places.put("/schema", schema);
  import.out.models.push_back({model_named(name, std::move(text)), std::move(places)});
}

std::string schema_text(const Import& import, const View& schema) {
  return openapi::to_pretty_json(model_schema(schema.node(), import.options.api_id));
}

// AWS, too, makes a model of a schema that has no name: "MODEL3ee2ad".
std::string unnamed_model(Import& import, const View& schema) {
  std::string text = schema_text(import, schema);
  for (std::uint32_t number = hash(text);; number = (number + 1) & 0xffffff) {
    std::string name = fmt::format("MODEL{:06x}", number);
    if (import.model_names.insert(name).second) {
      add_model(import, name, std::move(text), schema);
      return name;
    }
    for (const auto& [model, places] : import.out.models) {
      if (model.name == name && model.schema == text) return name;
    }
  }
}

}  // namespace

void read_models(Import& import) {
  const View parent = import.is_swagger ? import.document : import.document.object("components");
  const char* member = import.is_swagger ? "definitions" : "schemas";
  const View schemas = parent.object(member);
  import.out.has_unread_models =
      import.document.problems().is_unreadable(parent.member(member).place().pointer);
  for (const auto& [name, given] : schemas.members()) {
    const View schema = given.expect_object();
    import.model_names.insert(name);
    // What refers to one that can't be read is not wrong by that.
    add_model(import, name, schema ? schema_text(import, schema) : "{}", given);
  }
}

std::string model_of_schema(Import& import, const View& schema) {
  if (!schema.is_object()) return {};
  const std::string reference = schema.text("$ref");
  if (reference.empty()) return unnamed_model(import, schema);
  const auto parsed = parse_schema_reference(reference);
  // What is only a part of a model has no name either.
  if (parsed && !parsed->pointer.empty()) return unnamed_model(import, schema);
  if (parsed) return parsed->name;
  schema.unreadable(fmt::format("Parse issue: $ref '{}' is no model of the document", reference));
  return {};
}

}  // namespace emulator::apigateway
