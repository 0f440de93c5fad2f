#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/resource_rules.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

// What UpdateResource may change.
struct Place {
  std::string parent_id;
  std::string path_part;
};

const aws::PatchRule<Place> rules[] = {
    {"/pathPart",
     {replace},
     [](Place& place, const aws::PatchTarget& target) -> Result<void> {
       place.path_part = target.value;
       return {};
     }},
    {"/parentId",
     {replace},
     [](Place& place, const aws::PatchTarget& target) -> Result<void> {
       place.parent_id = target.value;
       return {};
     }},
};

Result<void> check_move(const RestApi& api, const Resource& resource, const Place& place) {
  if (resource.parent_id.empty()) return bad_request("The root resource cannot be changed");
  const auto parent = api.resources.find(place.parent_id);
  if (parent == api.resources.end()) return invalid_resource();
  if (is_within(api, parent->first, resource.id)) {
    return bad_request("A resource cannot be moved below itself");
  }
  return check_place(api, parent->second, place.path_part, resource.id);
}

}  // namespace

Answer create_resource(State& state, aws::RestCall& call) {
  Input in(call);
  Resource resource;
  resource.path_part = in.text("pathPart");
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto& resources = (*api)->resources;
  const auto parent = resources.find(call.label("parent_id"));
  if (parent == resources.end()) return invalid_resource();
  if (auto valid = check_place(**api, parent->second, resource.path_part); !valid) {
    return valid.error();
  }
  resource.parent_id = parent->first;
  const std::string& above = parent->second.path;
  resource.path = (above == "/" ? "" : above) + "/" + resource.path_part;
  do {
    resource.id = state.platform.random.lower_alphanumeric(6);
  } while (resources.contains(resource.id));
  const auto added = resources.emplace(resource.id, resource).first;
  return aws::json_response(201, render(added->second, false));
}

Answer get_resource(State& state, aws::RestCall& call) {
  auto path = find_resource(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->resource, embeds(call, "methods")));
}

Answer get_resources(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  const bool with_methods = embeds(call, "methods");
  return aws::json_response(
      200, render_page(aws::page_of((*api)->resources, page->after_key, page->limit),
                       [with_methods](const Resource& r) { return render(r, with_methods); }));
}

Answer update_resource(State& state, aws::RestCall& call) {
  auto path = find_resource(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  Resource& resource = *path->resource;
  auto place = aws::patched(rules, Place{resource.parent_id, resource.path_part}, *operations);
  if (!place) return place.error();
  if (!operations->empty()) {
    if (auto valid = check_move(*path->api, resource, *place); !valid) return valid.error();
  }
  resource.parent_id = place->parent_id;
  resource.path_part = place->path_part;
  recompute_paths(*path->api);
  return aws::json_response(200, render(resource, false));
}

Answer delete_resource(State& state, aws::RestCall& call) {
  auto path = find_resource(state, call);
  if (!path) return path.error();
  if (path->resource->parent_id.empty()) {
    return bad_request("The root resource cannot be deleted");
  }
  // The children go with their parent.
  RestApi& api = *path->api;
  std::vector<std::string> doomed;
  for (const auto& [id, resource] : api.resources) {
    if (is_within(api, id, path->resource->id)) doomed.push_back(id);
  }
  for (const auto& id : doomed)
    api.resources.erase(id);
  return empty_response(202);
}

}  // namespace emulator::apigateway
