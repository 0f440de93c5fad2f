#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/flat_schema.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/model_rules.hpp"
#include "handlers/apigateway/model_template.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<Model> rules[] = {
    {"/description", {replace}, patch_text<&Model::description>},
    {"/schema", {replace}, patch_text<&Model::schema>},
};

struct ModelPath {
  RestApi* api;
  Model* model;
};

Result<ModelPath> find_model(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const std::string& name = call.label("model_name");
  const auto found = (*api)->models.find(name);
  if (found == (*api)->models.end()) return invalid_model(name);
  return ModelPath{*api, &found->second};
}

bool is_alphanumeric(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

Result<void> check_model_name(std::string_view name) {
  if (is_alphanumeric(name)) return {};
  return bad_request(fmt::format("Model name must be alphanumeric: {}", name));
}

Answer create_model(State& state, aws::RestCall& call) {
  Input in(call);
  Model model;
  model.name = in.text("name");
  model.description = in.text("description");
  model.content_type = in.text("contentType");
  model.schema = in.text("schema");
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  if (auto valid = check_model_name(model.name); !valid) return valid.error();
  if (model.content_type.empty()) return bad_request("No content type specified");
  if ((*api)->models.contains(model.name)) {
    return conflict("Model name already exists for this REST API");
  }
  if (auto valid = check_schema(**api, model); !valid) return valid.error();
  model.id = state.platform.random.lower_alphanumeric(6);
  const auto added = (*api)->models.emplace(model.name, model).first;
  return aws::json_response(201, render(added->second));
}

Answer get_model(State& state, aws::RestCall& call) {
  auto path = find_model(state, call);
  if (!path) return path.error();
  const std::string* flatten = call.query_value("flatten");
  if (flatten == nullptr || *flatten != "true") {
    return aws::json_response(200, render(*path->model));
  }
  Model flat = *path->model;
  flat.schema = flat_schema(*path->api, flat);
  return aws::json_response(200, render(flat));
}

Answer get_models(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  return aws::json_response(200,
                            render_page(aws::page_of((*api)->models, page->after_key, page->limit),
                                        [](const Model& model) { return render(model); }));
}

Answer get_model_template(State& state, aws::RestCall& call) {
  auto path = find_model(state, call);
  if (!path) return path.error();
  Object out;
  out.text("value", model_template(*path->api, *path->model));
  return aws::json_response(200, out.take());
}

Answer update_model(State& state, aws::RestCall& call) {
  auto path = find_model(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->model, *operations);
  if (!changed) return changed.error();
  if (auto valid = check_schema(*path->api, *changed); !valid) return valid.error();
  *path->model = std::move(*changed);
  return aws::json_response(200, render(*path->model));
}

Answer delete_model(State& state, aws::RestCall& call) {
  auto path = find_model(state, call);
  if (!path) return path.error();
  const std::string name = path->model->name;
  if (const std::string use = use_of_model(*path->api, name); !use.empty()) {
    return conflict(fmt::format("Cannot delete model '{}', is referenced in {}", name, use));
  }
  path->api->models.erase(name);
  return empty_response(202);
}

}  // namespace emulator::apigateway
