#include "handlers/apigateway/schema_references.hpp"

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "handlers/openapi/node.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view models = "/models/";

// Changes every $ref of a schema; a property may be called "$ref" too, and isn't a text then.
template <class Change>
void change_references(openapi::Node& node, const Change& change) {
  for (openapi::Member& member : node.members) {
    if (member.name == "$ref" && member.value.is(openapi::Node::Kind::text)) {
      member.value.text = change(member.value.text);
    } else {
      change_references(member.value, change);
    }
  }
}

// "https://…/models/Pet#/items" as "#/definitions/Pet/items".
std::string document_reference(std::string_view reference, std::string_view model,
                               std::string_view schemas) {
  if (reference.starts_with('#')) {
    return fmt::format("{}{}{}", schemas, model, reference.substr(1));
  }
  const auto at = reference.rfind(models);
  if (at == reference.npos) return std::string(reference);
  const auto rest = reference.substr(at + models.size());
  const auto hash = rest.find('#');
  const auto pointer = hash == rest.npos ? std::string_view() : rest.substr(hash + 1);
  return fmt::format("{}{}{}", schemas, rest.substr(0, hash), pointer);
}

}  // namespace

std::optional<SchemaReference> parse_schema_reference(std::string_view reference) {
  for (const std::string_view prefix : {"#/definitions/", "#/components/schemas/"}) {
    if (!reference.starts_with(prefix)) continue;
    const auto rest = reference.substr(prefix.size());
    const auto slash = rest.find('/');
    return SchemaReference{http::percent_decode(rest.substr(0, slash)),
                           slash == rest.npos ? std::string() : std::string(rest.substr(slash))};
  }
  return std::nullopt;
}

openapi::Node model_schema(const openapi::Node& schema, const std::string& api_id) {
  openapi::Node out = schema;
  change_references(out, [&api_id](const std::string& text) {
    const auto reference = parse_schema_reference(text);
    if (!reference) return text;
    return fmt::format("https://apigateway.amazonaws.com/restapis/{}/models/{}{}{}", api_id,
                       reference->name, reference->pointer.empty() ? "" : "#", reference->pointer);
  });
  return out;
}

openapi::Node document_schema(const openapi::Node& schema, std::string_view model,
                              std::string_view schemas) {
  openapi::Node out = schema;
  std::erase_if(out.members,
                [](const openapi::Member& member) { return member.name == "$schema"; });
  change_references(out, [model, schemas](const std::string& text) {
    return document_reference(text, model, schemas);
  });
  return out;
}

}  // namespace emulator::apigateway
