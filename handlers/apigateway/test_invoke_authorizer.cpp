#include "daemon/aws/document.hpp"
#include "daemon/http/headers.hpp"
#include "handlers/apigateway/authorizer_tester.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view source_ip = "test-invoke-source-ip";

// Of a header that is given both ways, all values count.
http::Headers read_headers(const StringMap& single, const aws::Document& multiple) {
  http::Headers headers;
  for (const auto& [name, value] : single) {
    if (!multiple.has(name)) headers.add(name, value);
  }
  for (const auto& [name, values] : multiple.members()) {
    for (std::string& value : multiple.texts(name))
      headers.add(name, std::move(value));
  }
  return headers;
}

std::string render(const AuthorizerTestAnswer& answer) {
  Object authorization;
  for (const auto& [name, value] : answer.authorization)
    authorization.list(name, std::vector<std::string>{value});
  Object claims;
  for (const auto& [name, value] : answer.claims)
    claims.text(name, value);
  Object out;
  out.integer("clientStatus", static_cast<int>(answer.client_status));
  out.text("log", answer.log);
  out.integer("latency", static_cast<int>(answer.latency.count()));
  out.optional_text("principalId", answer.principal_id);
  out.optional_text("policy", answer.policy);
  if (!answer.authorization.empty()) out.json("authorization", authorization.take());
  if (!answer.claims.empty()) out.json("claims", claims.take());
  return out.take();
}

}  // namespace

boost::asio::awaitable<Answer> test_invoke_authorizer(State& state, aws::RestCall& call) {
  Input in(call);
  AuthorizerTest test;
  std::string target = in.text("pathWithQueryString", "/");
  test.request.method = "GET";
  const auto given = aws::Document::parse(call.call.request.body);
  test.request.headers = read_headers(in.strings("headers"), given.object("multiValueHeaders"));
  test.request.body = in.text("body");
  test.request.remote_address = source_ip;
  test.stage_variables = in.strings("stageVariables");
  // Nothing that authorizers see comes from it.
  in.strings("additionalContext");
  if (in.fault()) co_return *in.fault();
  auto api = find_api(state, call);
  if (!api) co_return api.error();
  const auto found = (*api)->authorizers.find(call.label("authorizer_id"));
  if (found == (*api)->authorizers.end()) co_return invalid_authorizer();
  test.authorizer = deployed_authorizer(found->second);
  if (!target.starts_with('/')) target.insert(0, 1, '/');
  test.path = target.substr(0, target.find('?'));
  test.request.target = std::move(target);
  test.resource.id = (*api)->root_resource_id;
  test.resource.path = "/";
  test.scope = call.call.scope;
  test.api_id = (*api)->id;
  if (state.authorizer_tester == nullptr) co_return unsupported("apigateway.TestInvokeAuthorizer");
  const AuthorizerTestAnswer answer =
      co_await state.authorizer_tester->test_authorizer(std::move(test));
  co_return aws::json_response(200, render(answer));
}

}  // namespace emulator::apigateway
