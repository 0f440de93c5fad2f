#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/gateway_response_types.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

using enum aws::PatchOp;

const aws::PatchRule<GatewayResponse> rules[] = {
    {"/responseParameters/{name}", {add, replace, remove}, patch_map<&GatewayResponse::parameters>},
    {"/responseTemplates/{mediaType}",
     {add, replace, remove},
     patch_map<&GatewayResponse::templates>},
    {"/statusCode", {replace, remove}, patch_text<&GatewayResponse::status_code>},
};

Error invalid_type(std::string_view name) {
  return bad_request(fmt::format("Invalid gateway response type specified: {}", name));
}

struct ResponsePath {
  RestApi* api;
  ResponseType type;
};

Result<ResponsePath> find_type(State& state, const aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  const std::string& name = call.label("response_type");
  const auto type = response_type(name);
  if (!type) return invalid_type(name);
  return ResponsePath{*api, *type};
}

// What the API has for a type that nothing was put for.
GatewayResponse default_response(ResponseType type) {
  const auto& info = info_of(type);
  GatewayResponse response;
  response.type = info.name;
  if (info.status != 0) response.status_code = std::to_string(info.status);
  response.templates = {{"application/json", std::string(default_response_template)}};
  return response;
}

std::string render_type(const RestApi& api, ResponseType type) {
  const auto put = api.gateway_responses.find(std::string(info_of(type).name));
  if (put == api.gateway_responses.end()) return render(default_response(type), true);
  return render(put->second, false);
}

}  // namespace

void find_faults(const GatewayResponse& response, Faults& faults) {
  if (!response_type(response.type)) faults.add("/responseType", invalid_type(response.type));
  const std::string& status = response.status_code;
  int number = 0;
  std::from_chars(status.data(), status.data() + status.size(), number);
  if (!status.empty() && (status.size() != 3 || number < 100 || number > 599)) {
    faults.add("/statusCode", bad_request(fmt::format("Invalid status code: {}", status)));
  }
  check_gateway_response_parameters(response.parameters, faults);
}

void fill_defaults(GatewayResponse& response) {
  const auto type = response_type(response.type);
  if (!type) return;
  GatewayResponse otherwise = default_response(*type);
  if (response.status_code.empty()) response.status_code = std::move(otherwise.status_code);
  if (response.templates.empty()) response.templates = std::move(otherwise.templates);
}

Answer put_gateway_response(State& state, aws::RestCall& call) {
  Input in(call);
  GatewayResponse response;
  response.type = call.label("response_type");
  response.status_code = in.text("statusCode");
  response.parameters = in.strings("responseParameters");
  response.templates = in.strings("responseTemplates");
  if (in.fault()) return *in.fault();
  auto path = find_type(state, call);
  if (!path) return path.error();
  if (auto valid = check(response); !valid) return valid.error();
  fill_defaults(response);
  path->api->gateway_responses.insert_or_assign(response.type, response);
  return aws::json_response(201, render(response, false));
}

Answer get_gateway_response(State& state, aws::RestCall& call) {
  auto path = find_type(state, call);
  if (!path) return path.error();
  return aws::json_response(200, render_type(*path->api, path->type));
}

Answer get_gateway_responses(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) return api.error();
  auto page = page_request(call);
  if (!page) return page.error();
  std::map<std::string, ResponseType> types;
  for (const auto& info : response_types())
    types.emplace(info.name, info.type);
  return aws::json_response(
      200, render_page(aws::page_of(types, page->after_key, page->limit),
                       [&api](ResponseType type) { return render_type(**api, type); }));
}

Answer update_gateway_response(State& state, aws::RestCall& call) {
  auto path = find_type(state, call);
  if (!path) return path.error();
  auto operations = aws::parse_patch(call.call.request.body);
  if (!operations) return operations.error();
  const auto put = path->api->gateway_responses.find(call.label("response_type"));
  GatewayResponse present =
      put == path->api->gateway_responses.end() ? default_response(path->type) : put->second;
  auto changed = aws::patched(rules, std::move(present), *operations);
  if (!changed) return changed.error();
  if (auto valid = check(*changed); !valid) return valid.error();
  path->api->gateway_responses.insert_or_assign(changed->type, *changed);
  return aws::json_response(200, render(*changed, false));
}

Answer delete_gateway_response(State& state, aws::RestCall& call) {
  auto path = find_type(state, call);
  if (!path) return path.error();
  if (path->api->gateway_responses.erase(call.label("response_type")) == 0) {
    return not_found("Gateway response type not defined on api");
  }
  return empty_response(202);
}

}  // namespace emulator::apigateway
