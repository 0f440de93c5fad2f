#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

Result<void> patch_timeout(Integration& integration, const PatchTarget& target) {
  auto value = aws::patch_integer(target);
  if (!value) return value.error();
  integration.timeout_ms = *value;
  return {};
}

Result<void> patch_cache_key_parameters(Integration& integration, const PatchTarget& target) {
  std::erase(integration.cache_key_parameters, target.keys[0]);
  if (target.op == add) integration.cache_key_parameters.push_back(target.keys[0]);
  return {};
}

Result<void> patch_insecure_skip_verification(Integration& integration, const PatchTarget& target) {
  if (target.op == remove) {
    integration.insecure_skip_verification.reset();
    return {};
  }
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  integration.insecure_skip_verification = *value;
  return {};
}

const aws::PatchRule<Integration> rules[] = {
    {"/cacheKeyParameters/{name}", {add, remove}, patch_cache_key_parameters},
    {"/cacheNamespace", {replace}, patch_text<&Integration::cache_namespace>},
    {"/connectionId", {replace}, patch_text<&Integration::connection_id>},
    {"/connectionType", {replace}, patch_text<&Integration::connection_type>},
    {"/contentHandling", {replace}, patch_text<&Integration::content_handling>},
    {"/credentials", {replace}, patch_text<&Integration::credentials>},
    {"/httpMethod", {replace}, patch_text<&Integration::http_method>},
    {"/integrationTarget", {replace, remove}, patch_text<&Integration::integration_target>},
    {"/passthroughBehavior", {replace}, patch_text<&Integration::passthrough_behavior>},
    {"/requestParameters/{name}",
     {add, replace, remove},
     patch_map<&Integration::request_parameters>},
    {"/requestTemplates/{mediaType}",
     {add, replace, remove},
     patch_map<&Integration::request_templates>},
    {"/responseTransferMode", {replace}, patch_text<&Integration::response_transfer_mode>},
    {"/timeoutInMillis", {replace}, patch_timeout},
    {"/tlsConfig/insecureSkipVerification",
     {add, replace, remove},
     patch_insecure_skip_verification},
    {"/type", {replace}, patch_text<&Integration::type>},
    {"/uri", {replace}, patch_text<&Integration::uri>},
};

}  // namespace

Answer put_integration(State& state, aws::RestCall& call) {
  Input in(call);
  Integration integration;
  integration.type = in.text("type");
  integration.http_method = in.text("httpMethod");
  integration.uri = in.text("uri");
  integration.connection_type = in.text("connectionType");
  integration.credentials = in.text("credentials");
  integration.request_parameters = in.strings("requestParameters");
  integration.request_templates = in.strings("requestTemplates");
  integration.passthrough_behavior = in.text("passthroughBehavior", "WHEN_NO_MATCH");
  integration.content_handling = in.text("contentHandling");
  integration.timeout_ms = in.integer("timeoutInMillis").value_or(29'000);
  integration.cache_namespace = in.text("cacheNamespace", call.label("resource_id"));
  integration.cache_key_parameters = in.list("cacheKeyParameters");
  integration.connection_id = in.text("connectionId");
  integration.integration_target = in.text("integrationTarget");
  integration.insecure_skip_verification = in.boolean_in("tlsConfig", "insecureSkipVerification");
  integration.response_transfer_mode = in.text("responseTransferMode");
  if (in.fault()) return *in.fault();
  auto path = find_method(state, call);
  if (!path) return path.error();
  if (auto valid = check(integration, *path->method); !valid) return valid.error();
  path->method->integration = std::move(integration);
  return aws::json_response(201, render(*path->method->integration));
}

Answer get_integration(State& state, aws::RestCall& call) {
  auto path = find_integration(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render(*path->method->integration));
}

Answer update_integration(State& state, aws::RestCall& call) {
  auto path = find_integration(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, *path->method->integration, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed, *path->method); !valid) return valid.error();
  path->method->integration = std::move(*changed);
  return aws::json_response(200, render(*path->method->integration));
}

Answer delete_integration(State& state, aws::RestCall& call) {
  auto path = find_integration(state, call);
  if (!path) return path.error();
  path->method->integration.reset();
  return empty_response(204);
}

}  // namespace emulator::apigateway
