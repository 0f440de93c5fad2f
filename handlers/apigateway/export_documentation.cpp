#include "handlers/apigateway/export_documentation.hpp"

#include <algorithm>
#include <tuple>

#include "handlers/apigateway/documentation_rules.hpp"
#include "handlers/openapi/reader.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

// A longer path goes before a status code, and both before a method.
auto precedence(const DocumentationLocation& location) {
  return std::tuple(location.path.size(), location.status_code != "*", location.method != "*");
}

const DocumentationPart* part_for(const DocumentationParts& parts,
                                  const DocumentationLocation& entity) {
  const DocumentationPart* best = nullptr;
  for (const auto& [id, part] : parts) {
    if (part.location == entity) return &part;
    if (!applies(part.location, entity)) continue;
    if (best == nullptr || precedence(best->location) < precedence(part.location)) best = &part;
  }
  return best;
}

Node properties_for(const DocumentationParts* parts, const DocumentationLocation& location) {
  const DocumentationPart* part = parts == nullptr ? nullptr : part_for(*parts, location);
  if (part == nullptr) return {};
  openapi::Problems problems;
  return openapi::read_json(part->properties, problems, {}).value_or(Node());
}

bool is_extension(std::string_view name) noexcept {
  return name.starts_with("x-") && !name.starts_with("x-amazon-apigateway-");
}

void add_properties(Node& entity, Node& properties,
                    std::initializer_list<std::string_view> fields) {
  std::vector<openapi::Member> first;
  for (auto& [name, value] : properties.members) {
    const bool is_field = std::find(fields.begin(), fields.end(), name) != fields.end();
    if (!is_field && !is_extension(name)) continue;
    if (Node* present = entity.find(name)) {
      *present = std::move(value);
    } else if (is_field) {
      first.push_back({name, std::move(value)});
    } else {
      entity.add(name, std::move(value));
    }
  }
  entity.members.insert(entity.members.begin(), std::make_move_iterator(first.begin()),
                        std::make_move_iterator(first.end()));
}

}  // namespace

void add_documentation(Node& entity, const DocumentationParts* parts,
                       const DocumentationLocation& location,
                       std::initializer_list<std::string_view> fields) {
  Node properties = properties_for(parts, location);
  add_properties(entity, properties, fields);
}

void add_documentation_of(Node& entity, const DocumentationParts* parts,
                          const DocumentationLocation& location, std::string_view attribute,
                          std::initializer_list<std::string_view> fields) {
  Node properties = properties_for(parts, location);
  if (Node* written = properties.find(attribute)) add_properties(entity, *written, fields);
}

}  // namespace emulator::apigateway
