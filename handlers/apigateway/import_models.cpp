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

std::string schema_text(const Import& import, const View& schema) {
  return openapi::to_pretty_json(model_schema(schema.node(), import.options.api_id));
}

// AWS, too, makes a model of a schema that has no name: "MODEL3ee2ad".
std::string unnamed_model(Import& import, const View& schema) {
  std::string text = schema_text(import, schema);
  for (std::uint32_t number = hash(text);; number = (number + 1) & 0xffffff) {
    std::string name = fmt::format("MODEL{:06x}", number);
    if (import.model_names.insert(name).second) {
      import.out.models.push_back({model_named(name, std::move(text)), schema.place()});
      return name;
    }
    for (const auto& [model, place] : import.out.models) {
      if (model.name == name && model.schema == text) return name;
    }
  }
}

}  // namespace

void read_models(Import& import) {
  const View schemas = import.is_swagger ? import.document.object("definitions")
                                         : import.document.object("components").object("schemas");
  for (const auto& [name, member] : schemas.members()) {
    const View schema = member.expect_object();
    if (!schema) continue;
    import.model_names.insert(name);
    import.out.models.push_back({model_named(name, schema_text(import, schema)), schema.place()});
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
  schema.error(fmt::format("Parse issue: $ref '{}' is no model of the document", reference));
  return {};
}

}  // namespace emulator::apigateway
