#include "handlers/apigateway/flat_schema.hpp"

#include <set>

#include <fmt/format.h>

#include "handlers/apigateway/schema_references.hpp"
#include "handlers/json_schema/schema.hpp"
#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

constexpr std::string_view definitions = "#/definitions/";

std::optional<Node> parsed(const std::string& schema) {
  openapi::Problems problems;
  return openapi::read_json(schema, problems, {});
}

// The other models' references lead from the schema's own beginning.
void point_within(Node& node) {
  for (openapi::Member& member : node.members) {
    constexpr std::string_view models = "/models/";
    const auto at = member.value.text.rfind(models);
    const bool is_reference = member.name == "$ref" && member.value.is(Node::Kind::text);
    if (!is_reference || member.value.text.starts_with('#') || at == std::string::npos) {
      point_within(member.value);
      continue;
    }
    std::string target = member.value.text.substr(at + models.size());
    if (const auto hash = target.find('#'); hash != std::string::npos) target.erase(hash, 1);
    member.value.text = fmt::format("{}{}", definitions, target);
  }
}

void add_referred(const RestApi& api, const std::string& schema, Node& out,
                  std::set<std::string>& known) {
  for (const std::string& name : json_schema::referred_models(schema)) {
    const auto found = api.models.find(name);
    if (found == api.models.end() || !known.insert(name).second) continue;
    if (const auto root = parsed(found->second.schema)) {
      out.add(name, document_schema(*root, name, definitions));
    }
    add_referred(api, found->second.schema, out, known);
  }
}

}  // namespace

std::string flat_schema(const RestApi& api, const Model& model) {
  auto root = parsed(model.schema);
  if (!root || !root->is(Node::Kind::object)) return model.schema;
  Node referred = Node::object();
  std::set<std::string> known;
  add_referred(api, model.schema, referred, known);
  if (referred.empty()) return model.schema;
  point_within(*root);
  Node* own = root->find("definitions");
  if (own == nullptr) own = &root->add("definitions", Node::object());
  for (openapi::Member& member : referred.members)
    own->add(std::move(member.name), std::move(member.value));
  return openapi::to_json(*root);
}

}  // namespace emulator::apigateway
