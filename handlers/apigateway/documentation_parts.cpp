#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/documentation_rules.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<DocumentationPart> rules[] = {
    {"/properties", {replace}, patch_text<&DocumentationPart::properties>},
};

struct PartPath {
  RestApi* api;
  DocumentationPart* part;
};

Result<PartPath> find_part(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto& parts = (*api)->documentation.parts;
  const auto found = parts.find(call.label("part_id"));
  if (found == parts.end()) {
    return not_found("Invalid Documentation part identifier specified");
  }
  return PartPath{*api, &found->second};
}

// The parts that there are, or those that could be.
DocumentationParts candidates(const RestApi& api, const aws::RestCall& call) {
  const std::string* status = call.query_value("locationStatus");
  if (status == nullptr || *status != "UNDOCUMENTED") return api.documentation.parts;
  DocumentationParts out;
  for (DocumentationLocation& location : undocumented(api)) {
    // A key that orders them; they have no id.
    std::string key = location.type + ' ' + location.path + ' ' + location.method + ' ' +
                      location.status_code + ' ' + location.name;
    out.emplace(std::move(key), DocumentationPart{"", std::move(location), ""});
  }
  return out;
}

bool is_asked_for(const DocumentationLocation& location, const aws::RestCall& call) {
  for (const auto& [name, value] :
       {std::pair{"type", &location.type}, std::pair{"name", &location.name},
        std::pair{"path", &location.path}}) {
    const std::string* wanted = call.query_value(name);
    if (wanted != nullptr && *wanted != *value) return false;
  }
  return true;
}

}  // namespace

Answer create_documentation_part(State& state, aws::RestCall& call) {
  const Input in(call);
  DocumentationPart part;
  part.location = {in.text_in("location", "type"), in.text_in("location", "path"),
                   in.text_in("location", "method"), in.text_in("location", "statusCode"),
                   in.text_in("location", "name")};
  part.properties = in.text("properties");
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto location = checked_location(std::move(part.location));
  if (!location) return location.error();
  part.location = std::move(*location);
  if (auto valid = check_properties(part.properties); !valid) return valid.error();
  auto& parts = (*api)->documentation.parts;
  if (part_at(parts, part.location) != nullptr) return part_exists(part.location);
  part.id = new_part_id(parts, state.platform.random);
  const auto added = parts.emplace(part.id, part).first;
  return aws::json_response(201, render(added->second));
}

Answer get_documentation_part(State& state, aws::RestCall& call) {
  auto path = find_part(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->part));
}

Answer get_documentation_parts(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  DocumentationParts parts = candidates(**api, call);
  std::erase_if(parts,
                [&](const auto& entry) { return !is_asked_for(entry.second.location, call); });
  return aws::json_response(200, render_page(aws::page_of(parts, page->after_key, page->limit),
                                             [](const auto& part) { return render(part); }));
}

Answer update_documentation_part(State& state, aws::RestCall& call) {
  auto path = find_part(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->part, *operations);
  if (!changed) return changed.error();
  if (auto valid = check_properties(changed->properties); !valid) return valid.error();
  *path->part = std::move(*changed);
  return aws::json_response(200, render(*path->part));
}

Answer delete_documentation_part(State& state, aws::RestCall& call) {
  auto path = find_part(state, call);
  if (!path) return path.error();
  path->api->documentation.parts.erase(call.label("part_id"));
  return empty_response(202);
}

}  // namespace emulator::apigateway
