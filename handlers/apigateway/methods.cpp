#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

Result<void> patch_api_key_required(Method& method, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  method.api_key_required = *value;
  return {};
}

const aws::PatchRule<Method> rules[] = {
    {"/authorizationType", {replace}, patch_text<&Method::authorization_type>},
    {"/operationName", {replace}, patch_text<&Method::operation_name>},
    {"/requestModels/{mediaType}", {add, replace, remove}, patch_map<&Method::request_models>},
    {"/requestParameters/{name}", {add, replace, remove}, patch_map<&Method::request_parameters>},
    {"/apiKeyRequired", {replace}, patch_api_key_required},
    {"/authorizerId", {replace}, patch_text<&Method::authorizer_id>},
    {"/authorizationScopes",
     {add, replace, remove},
     patch_list_of_texts<&Method::authorization_scopes>},
    {"/requestValidatorId", {replace, remove}, patch_text<&Method::request_validator_id>},
};

}  // namespace

Answer put_method(State& state, aws::RestCall& call) {
  Input in(call);
  Method method;
  method.http_method = call.label("http_method");
  method.authorization_type = in.text("authorizationType");
  method.operation_name = in.text("operationName");
  method.request_parameters = in.booleans("requestParameters");
  method.request_models = in.strings("requestModels");
  method.authorizer_id = in.text("authorizerId");
  method.request_validator_id = in.text("requestValidatorId");
  method.api_key_required = in.boolean("apiKeyRequired");
  method.authorization_scopes = in.list("authorizationScopes");
  if (in.fault()) return *in.fault();
  auto path = find_resource(state, call);
  if (!path) return path.error();
  if (auto valid = check(method, *path->api); !valid) return valid.error();
  const auto [added, is_new] = path->resource->methods.try_emplace(method.http_method, method);
  if (!is_new) return conflict("Method already exists for this resource");
  return aws::json_response(201, render(added->second));
}

Answer get_method(State& state, aws::RestCall& call) {
  auto path = find_method(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->method));
}

Answer update_method(State& state, aws::RestCall& call) {
  auto path = find_method(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->method, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, *path->api); !valid) return valid.error();
  *path->method = std::move(*changed);
  return aws::json_response(200, render(*path->method));
}

Answer delete_method(State& state, aws::RestCall& call) {
  auto path = find_method(state, call);
  if (!path) return path.error();
  path->resource->methods.erase(call.label("http_method"));
  return empty_response(204);
}

}  // namespace emulator::apigateway
