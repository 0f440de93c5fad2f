#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

template <bool RequestValidator::*member>
Result<void> patch_flag(RequestValidator& validator, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  validator.*member = *value;
  return {};
}

const aws::PatchRule<RequestValidator> rules[] = {
    {"/name", {replace}, patch_text<&RequestValidator::name>},
    {"/validateRequestBody", {replace}, patch_flag<&RequestValidator::validates_body>},
    {"/validateRequestParameters", {replace}, patch_flag<&RequestValidator::validates_parameters>},
};

struct ValidatorPath {
  RestApi* api;
  RequestValidator* validator;
};

Result<ValidatorPath> find_validator(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const auto found = (*api)->request_validators.find(call.label("requestvalidator_id"));
  if (found == (*api)->request_validators.end()) return invalid_validator();
  return ValidatorPath{*api, &found->second};
}

}  // namespace

Answer create_request_validator(State& state, aws::RestCall& call) {
  Input in(call);
  RequestValidator validator;
  validator.name = in.text("name");
  validator.validates_body = in.boolean("validateRequestBody");
  validator.validates_parameters = in.boolean("validateRequestParameters");
  if (in.fault()) return *in.fault();
  auto api = find_api(state, call);
  if (!api) return api.error();
  validator.id = state.platform.random.lower_alphanumeric(6);
  const auto added = (*api)->request_validators.emplace(validator.id, validator).first;
  return aws::json_response(201, render(added->second));
}

Answer get_request_validator(State& state, aws::RestCall& call) {
  auto path = find_validator(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->validator));
}

Answer get_request_validators(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  return aws::json_response(
      200, render_page(aws::page_of((*api)->request_validators, page->after_key, page->limit),
                       [](const RequestValidator& validator) { return render(validator); }));
}

Answer update_request_validator(State& state, aws::RestCall& call) {
  auto path = find_validator(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->validator, *operations);
  if (!changed) return changed.error();
  *path->validator = std::move(*changed);
  return aws::json_response(200, render(*path->validator));
}

Answer delete_request_validator(State& state, aws::RestCall& call) {
  auto path = find_validator(state, call);
  if (!path) return path.error();
  const std::string id = path->validator->id;
  for (const auto& [resource_id, resource] : path->api->resources) {
    for (const auto& [http_method, method] : resource.methods) {
      if (method.request_validator_id != id) continue;
      return conflict(fmt::format("Cannot delete validator '{}', is referenced in method: {}/{}",
                                  id, resource.path_part, http_method));
    }
  }
  path->api->request_validators.erase(id);
  return empty_response(202);
}

}  // namespace emulator::apigateway
