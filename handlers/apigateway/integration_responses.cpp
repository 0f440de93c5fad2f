#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<IntegrationResponse> rules[] = {
    {"/contentHandling", {replace}, patch_text<&IntegrationResponse::content_handling>},
    {"/responseParameters/{name}",
     {add, replace, remove},
     patch_map<&IntegrationResponse::response_parameters>},
    {"/responseTemplates/{mediaType}",
     {add, replace, remove},
     patch_map<&IntegrationResponse::response_templates>},
    {"/selectionPattern", {replace}, patch_text<&IntegrationResponse::selection_pattern>},
};

struct ResponsePath {
  Method* method;
  IntegrationResponse* response;
};

Result<ResponsePath> find_response(State& state, const aws::RestCall& call) {
  auto path = find_integration(state, call);
  if (!path) return path.error();
  auto& responses = path->method->integration->responses;
  const auto found = responses.find(call.label("status_code"));
  if (found == responses.end()) return invalid_status_code();
  return ResponsePath{path->method, &found->second};
}

}  // namespace

Answer put_integration_response(State& state, aws::RestCall& call) {
  Input in(call);
  IntegrationResponse response;
  response.status_code = call.label("status_code");
  response.selection_pattern = in.text("selectionPattern");
  response.response_parameters = in.strings("responseParameters");
  response.response_templates = in.strings("responseTemplates");
  response.content_handling = in.text("contentHandling");
  if (in.fault()) return *in.fault();
  auto path = find_integration(state, call);
  if (!path) return path.error();
  Integration& integration = *path->method->integration;
  if (auto valid = check(response, *path->method); !valid) return valid.error();
  const auto put = integration.responses.insert_or_assign(response.status_code, response).first;
  return aws::json_response(201, render(put->second));
}

Answer get_integration_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->response));
}

Answer update_integration_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->response, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, *path->method); !valid) {
    return valid.error();
  }
  *path->response = std::move(*changed);
  return aws::json_response(200, render(*path->response));
}

Answer delete_integration_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  path->method->integration->responses.erase(call.label("status_code"));
  return empty_response(204);
}

}  // namespace emulator::apigateway
