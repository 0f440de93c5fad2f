#include "daemon/aws/patch.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/clone.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/model_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/policy_text.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/apigateway/tag_rules.hpp"
#include "handlers/custom_domains/rules.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;
using aws::PatchTarget;

// Whoever reaches the emulator is in the VPC that a private API asks for.
void check_endpoint(const RestApi& api, Faults& faults) {
  const bool is_private = api.endpoint_type == "PRIVATE";
  if (!is_private && api.endpoint_type != "EDGE" && api.endpoint_type != "REGIONAL") {
    faults.add("/endpointConfiguration/types",
               bad_request("Invalid endpoint type. Must be one of: [EDGE, REGIONAL, PRIVATE]"));
    return;
  }
  if (!is_private && !api.vpc_endpoint_ids.empty()) {
    faults.add("/endpointConfiguration/vpcEndpointIds",
               bad_request("VPCEndpoints can only be specified with PRIVATE apis."));
  }
  if (is_private && api.ip_address_type != "dualstack") {
    faults.add("/endpointConfiguration/ipAddressType",
               bad_request("Only dualstack ipAddressType is supported for Private APIs."));
  }
}

}  // namespace

void find_faults(const RestApi& api, Faults& faults) {
  if (api.name.empty()) faults.add("/name", bad_request("REST API name must not be empty"));
  if (api.api_key_source != "HEADER" && api.api_key_source != "AUTHORIZER") {
    faults.add("/apiKeySource",
               bad_request("Invalid API key source. Must be one of: [HEADER, AUTHORIZER]"));
  }
  if (api.ip_address_type != "ipv4" && api.ip_address_type != "dualstack") {
    faults.add("/endpointConfiguration/ipAddressType",
               bad_request("Invalid IP address type. Must be one of: [ipv4, dualstack]"));
  }
  for (std::size_t i = 0; i < api.binary_media_types.size(); ++i) {
    const std::string& type = api.binary_media_types[i];
    if (type.find('/') != type.npos) continue;
    faults.add(fmt::format("/binaryMediaTypes/{}", i),
               bad_request(fmt::format("Invalid binary media type specified: {}", type)));
  }
  if (const auto size = api.minimum_compression_size; size && (*size < 0 || *size > 10'485'760)) {
    faults.add("/minimumCompressionSize",
               bad_request("Invalid minimum compression size, must be between 0 and 10485760"));
  }
  check_endpoint(api, faults);
}

namespace {

Result<void> patch_binary_media_types(RestApi& api, const PatchTarget& target) {
  std::erase(api.binary_media_types, target.keys[0]);
  if (target.op == add) api.binary_media_types.push_back(target.keys[0]);
  if (target.op == replace) api.binary_media_types.emplace_back(target.value);
  return {};
}

Result<void> patch_endpoint_type(RestApi& api, const PatchTarget& target) {
  if (target.keys[0] != api.endpoint_type && target.keys[0] != "0") {
    return aws::invalid_patch_path({target.op, std::string(target.path), {}, {}}, {});
  }
  api.endpoint_type = target.value;
  if (target.value == "PRIVATE") api.ip_address_type = "dualstack";
  return {};
}

Result<void> patch_disable_endpoint(RestApi& api, const PatchTarget& target) {
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  api.disable_execute_api_endpoint = *value;
  return {};
}

// No value at all switches the compression off.
Result<void> patch_minimum_compression_size(RestApi& api, const PatchTarget& target) {
  api.minimum_compression_size.reset();
  if (target.op == remove || target.value.empty()) return {};
  auto value = aws::patch_integer(target);
  if (!value) return value.error();
  api.minimum_compression_size = *value;
  return {};
}

Result<void> patch_policy(RestApi& api, const PatchTarget& target) {
  auto policy = checked_policy(target.value);
  if (!policy) return policy.error();
  api.policy = std::move(*policy);
  return {};
}

const aws::PatchRule<RestApi> rules[] = {
    {"/name", {replace}, patch_text<&RestApi::name>},
    {"/description", {replace}, patch_text<&RestApi::description>},
    {"/apiKeySource", {replace}, patch_text<&RestApi::api_key_source>},
    {"/binaryMediaTypes/{mediaType}", {add, replace, remove}, patch_binary_media_types},
    {"/disableExecuteApiEndpoint", {replace}, patch_disable_endpoint},
    {"/endpointConfiguration/types/{type}", {replace}, patch_endpoint_type},
    {"/endpointConfiguration/ipAddressType", {replace}, patch_text<&RestApi::ip_address_type>},
    {"/endpointConfiguration/vpcEndpointIds",
     {add, replace, remove},
     patch_list_of_texts<&RestApi::vpc_endpoint_ids>},
    {"/minimumCompressionSize", {replace, remove}, patch_minimum_compression_size},
    {"/policy", {replace, remove}, patch_policy},
    {"/securityPolicy", {replace}, patch_text<&RestApi::security_policy>},
    {"/endpointAccessMode", {replace}, patch_text<&RestApi::endpoint_access_mode>},
};

// What the request says goes over what the draft has already.
Result<void> read_settings(Input& in, RestApi& api) {
  api.name = in.text("name");
  api.description = in.text("description");
  api.version = in.text("version");
  api.tags = in.strings("tags");
  if (in.has("binaryMediaTypes")) api.binary_media_types = in.list("binaryMediaTypes");
  api.api_key_source = in.text("apiKeySource", api.api_key_source);
  if (in.has("disableExecuteApiEndpoint")) {
    api.disable_execute_api_endpoint = in.boolean("disableExecuteApiEndpoint");
  }
  if (in.has("minimumCompressionSize")) {
    api.minimum_compression_size = in.integer("minimumCompressionSize");
  }
  const auto policy = in.text("policy", api.policy);
  const auto types = in.list("endpointConfiguration", "types");
  if (!types.empty()) api.endpoint_type = types.front();
  const auto ip_address_type = in.text_in("endpointConfiguration", "ipAddressType");
  if (api.endpoint_type == "PRIVATE") api.ip_address_type = "dualstack";
  if (!ip_address_type.empty()) api.ip_address_type = ip_address_type;
  api.security_policy = in.text("securityPolicy", api.security_policy);
  api.endpoint_access_mode = in.text("endpointAccessMode", api.endpoint_access_mode);
  auto vpc_endpoints = in.list("endpointConfiguration", "vpcEndpointIds");
  if (!vpc_endpoints.empty()) api.vpc_endpoint_ids = std::move(vpc_endpoints);
  if (in.fault()) return *in.fault();
  auto checked = checked_policy(policy);
  if (!checked) return checked.error();
  api.policy = std::move(*checked);
  if (types.size() > 1) {
    return bad_request("Only one endpoint type may be specified for a REST API");
  }
  return {};
}

}  // namespace

Answer create_rest_api(State& state, aws::RestCall& call) {
  Input in(call);
  RestApi api = new_draft(state, call.call.scope);
  if (const std::string source_id = in.text("cloneFrom"); !source_id.empty()) {
    const RestApi* source = state.apis.find(call.call.scope, source_id);
    if (source == nullptr) return bad_request("Invalid API identifier specified to clone from");
    RestApi clone = clone_draft(*source, state.platform.random);
    clone.id = std::move(api.id);
    clone.scope = std::move(api.scope);
    api = std::move(clone);
  } else {
    add_default_models(api, state.platform.random);
  }
  if (auto read = read_settings(in, api); !read) return read.error();
  if (auto valid = check(api); !valid) return valid.error();
  if (auto valid = check_tags({}, api.tags); !valid) return valid.error();
  api.created = state.platform.clock.now();
  return aws::json_response(201, render(state.apis.add(std::move(api))));
}

Answer get_rest_api(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  return aws::json_response(200, render(**api));
}

Answer get_rest_apis(State& state, aws::RestCall& call) {
  auto page = page_request(call);
  if (!page) return page.error();
  const auto apis = aws::page_of(state.apis.all(call.call.scope), page->after_key, page->limit);
  return aws::json_response(200, render_page(apis, [](const RestApi& api) { return render(api); }));
}

Answer update_rest_api(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  auto changed = aws::patched(rules, **api, *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed); !valid) return valid.error();
  **api = std::move(*changed);
  return aws::json_response(200, render(**api));
}

Answer delete_rest_api(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const std::string& id = call.label("restapi_id");
  auto removable = custom_domains::check_api_removal(state.domains, call.call.scope, id);
  if (!removable) return removable.error();
  state.apis.remove(call.call.scope, id);
  return empty_response(202);
}

}  // namespace emulator::apigateway
