#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<MethodResponse> rules[] = {
    {"/responseModels/{mediaType}",
     {add, replace, remove},
     patch_map<&MethodResponse::response_models>},
    {"/responseParameters/{name}",
     {add, replace, remove},
     patch_map<&MethodResponse::response_parameters>},
};

struct ResponsePath {
  RestApi* api;
  Method* method;
  MethodResponse* response;
};

Result<ResponsePath> find_response(State& state, const aws::RestCall& call) {
  auto path = find_method(state, call);
  if (!path) return path.error();
  const auto found = path->method->responses.find(call.label("status_code"));
  if (found == path->method->responses.end()) return invalid_status_code();
  return ResponsePath{path->api, path->method, &found->second};
}

}  // namespace

Answer put_method_response(State& state, aws::RestCall& call) {
  Input in(call);
  MethodResponse response;
  response.status_code = call.label("status_code");
  response.response_parameters = in.booleans("responseParameters");
  response.response_models = in.strings("responseModels");
  if (in.fault()) return *in.fault();
  auto path = find_method(state, call);
  if (!path) return path.error();
  if (auto valid = check(response, *path->api); !valid) return valid.error();
  const auto [added, is_new] = path->method->responses.try_emplace(response.status_code, response);
  if (!is_new) return conflict("Response already exists for this resource");
  return aws::json_response(201, render(added->second));
}

Answer get_method_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->response));
}

Answer update_method_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->response, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, *path->api); !valid) return valid.error();
  *path->response = std::move(*changed);
  // 201 is what the service model has for this update.
  return aws::json_response(201, render(*path->response));
}

Answer delete_method_response(State& state, aws::RestCall& call) {
  auto path = find_response(state, call);
  if (!path) return path.error();
  path->method->responses.erase(call.label("status_code"));
  return empty_response(204);
}

}  // namespace emulator::apigateway
