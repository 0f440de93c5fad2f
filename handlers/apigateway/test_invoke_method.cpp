#include "daemon/aws/json.hpp"
#include "daemon/http/headers.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/method_tester.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/stage_rules.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view source_ip = "test-invoke-source-ip";

http::Headers read_headers(Input& in) {
  http::Headers headers;
  for (auto& [name, value] : in.strings("headers"))
    headers.add(name, value);
  for (auto& [name, values] : in.lists("multiValueHeaders")) {
    headers.remove(name);
    for (auto& value : values)
      headers.add(name, value);
  }
  return headers;
}

std::string render(const TestAnswer& answer) {
  Object single;
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& [name, value] : answer.response.headers)
    all[name].push_back(value);
  Object multiple;
  for (const auto& [name, values] : all) {
    single.text(name, values.back());
    multiple.list(name, values);
  }
  Object out;
  out.integer("status", static_cast<int>(answer.response.status));
  out.text("body", answer.response.body);
  out.json("headers", single.take());
  out.json("multiValueHeaders", multiple.take());
  out.text("log", answer.log);
  out.integer("latency", static_cast<int>(answer.latency.count()));
  return out.take();
}

// The method that is named, or the one for all methods.
const Method* find_tested(const Resource& resource, const std::string& http_method) {
  auto found = resource.methods.find(http_method);
  if (found == resource.methods.end()) found = resource.methods.find("ANY");
  return found == resource.methods.end() ? nullptr : &found->second;
}

}  // namespace

boost::asio::awaitable<Answer> test_invoke_method(State& state, aws::RestCall& call) {
  Input in(call);
  TestInvocation test;
  std::string target = in.text("pathWithQueryString");
  test.request.method = call.label("http_method");
  test.request.headers = read_headers(in);
  test.request.body = in.text("body");
  test.request.remote_address = source_ip;
  test.stage_variables = in.strings("stageVariables");
  test.client_certificate_id = in.text("clientCertificateId");
  if (in.fault()) co_return *in.fault();
  auto path = find_resource(state, call);
  if (!path) co_return path.error();
  const Method* method = find_tested(*path->resource, test.request.method);
  if (method == nullptr) co_return invalid_method();
  if (!method->integration) co_return no_integration();
  if (auto valid = check_stage_variables(test.stage_variables); !valid) co_return valid.error();
  if (const auto& id = test.client_certificate_id;
      !id.empty() && !state.connectivity.certificates[call.call.scope].contains(id)) {
    co_return bad_request("Invalid client certificate identifier specified");
  }
  auto deployed = compile_method(*path->api, *path->resource, *method);
  if (!deployed) co_return deployed.error();
  test.deployed = std::move(*deployed);
  // Without a path there are no values for the variables of the resource's.
  test.has_path_parameters = !target.empty();
  if (target.empty()) target = path->resource->path;
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  test.path = target.substr(0, target.find('?'));
  test.request.target = std::move(target);
  if (!test.deployed->routes.match(test.path)) {
    co_return bad_request("Invalid path specified: it does not match the resource's path");
  }
  test.scope = call.call.scope;
  test.api_id = path->api->id;
  if (state.tester == nullptr) co_return unsupported("apigateway.TestInvokeMethod");
  const TestAnswer answer = co_await state.tester->test(std::move(test));
  co_return aws::json_response(200, render(answer));
}

}  // namespace emulator::apigateway
