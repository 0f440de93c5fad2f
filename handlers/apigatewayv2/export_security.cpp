#include "handlers/apigatewayv2/export_document.hpp"

namespace emulator::apigatewayv2 {

namespace {

using openapi::Node;

constexpr std::string_view iam = "sigv4";

Node authorizer_node(const Document& authorizer) {
  const bool is_jwt = authorizer.text("authorizerType") == "JWT";
  Node out = Node::object();
  out.add_text("type", is_jwt ? "jwt" : "request");
  std::string sources;
  for (const std::string& source : authorizer.texts("identitySource"))
    sources += (sources.empty() ? "" : ", ") + source;
  out.add_given("identitySource", sources);
  const std::pair<const char*, const char*> members[] = {
      {"jwtConfiguration", "jwtConfiguration"},
      {"authorizerUri", "authorizerUri"},
      {"authorizerPayloadFormatVersion", "authorizerPayloadFormatVersion"},
      {"authorizerResultTtlInSeconds", "authorizerResultTtlInSeconds"},
      {"authorizerCredentials", "authorizerCredentialsArn"},
      {"enableSimpleResponses", "enableSimpleResponses"}};
  for (const auto& [name, member] : members) {
    if (authorizer.has(member)) out.add(name, member_node(authorizer, member));
  }
  return out;
}

Node key_scheme() {
  Node out = Node::object();
  out.add_text("type", "apiKey");
  out.add_text("name", "Authorization");
  out.add_text("in", "header");
  return out;
}

Node scheme_of(const Document& authorizer, const ExportOptions& options) {
  Node out = key_scheme();
  if (authorizer.text("authorizerType") == "JWT") {
    // Whatever the flow is by which callers get their tokens.
    out = Node::object();
    out.add_text("type", "oauth2");
    out.add("flows", Node::object());
  }
  if (options.with_extensions) {
    out.add("x-amazon-apigateway-authorizer", authorizer_node(authorizer));
  }
  return out;
}

}  // namespace

Node export_security(const Entity& api, const Document& route) {
  const std::string type = route.text("authorizationType");
  std::string name;
  if (type == "AWS_IAM") {
    name = iam;
  } else if (const Entity* authorizer = api.find(Kind::authorizer, route.text("authorizerId"))) {
    name = authorizer->document.text("name");
  }
  Node out = Node::list();
  if (name.empty() || type == "NONE") return out;
  Node scopes = Node::list();
  for (const std::string& scope : route.texts("authorizationScopes"))
    scopes.push(Node::of_text(scope));
  Node requirement = Node::object();
  requirement.add(std::move(name), std::move(scopes));
  out.push(std::move(requirement));
  return out;
}

Node export_security_schemes(const Entity& api, const ExportOptions& options) {
  std::map<std::string, Node> by_name;
  for (const auto& [id, authorizer] : api.all(Kind::authorizer)) {
    by_name.emplace(authorizer.document.text("name"), scheme_of(authorizer.document, options));
  }
  for (const auto& [id, route] : api.all(Kind::route)) {
    if (route.document.text("authorizationType") != "AWS_IAM") continue;
    Node scheme = key_scheme();
    scheme.add_text("x-amazon-apigateway-authtype", "awsSigv4");
    by_name.emplace(iam, std::move(scheme));
  }
  Node out = Node::object();
  for (auto& [name, scheme] : by_name)
    out.add(name, std::move(scheme));
  return out;
}

}  // namespace emulator::apigatewayv2
