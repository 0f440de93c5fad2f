#include <algorithm>

#include "daemon/text.hpp"
#include "handlers/apigateway/export_document.hpp"
#include "handlers/apigateway/export_documentation.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/openapi/definition.hpp"

namespace emulator::apigateway {

namespace {

using openapi::Node;

constexpr std::string_view header_source = "method.request.header.";

// The name of a scheme of our own, which an authorizer may have already.
std::string scheme_name(const RestApi& api, std::string name) {
  const auto is_taken = [&] {
    return std::any_of(api.authorizers.begin(), api.authorizers.end(),
                       [&](const auto& entry) { return entry.second.name == name; });
  };
  while (is_taken())
    name += '_';
  return name;
}

std::string api_key_scheme(const RestApi& api) {
  return scheme_name(api, "api_key");
}
std::string iam_scheme(const RestApi& api) {
  return scheme_name(api, "sigv4");
}

Node key_scheme(std::string_view header) {
  Node out = Node::object();
  out.add_text("type", "apiKey");
  out.add_text("name", header);
  out.add_text("in", "header");
  return out;
}

Node authorizer_node(const Authorizer& authorizer, bool names_its_source) {
  Node out = Node::object();
  out.add_text("type", lower_case(authorizer.type));
  out.add_given("authorizerUri", authorizer.uri);
  out.add_given("authorizerCredentials", authorizer.credentials);
  out.add_given("providerARNs", list_node(authorizer.provider_arns));
  if (names_its_source) out.add_given("identitySource", authorizer.identity_source);
  out.add_given("identityValidationExpression", authorizer.identity_validation_expression);
  out.add("authorizerResultTtlInSeconds", Node::of_number(authorizer.ttl_seconds));
  return out;
}

Node authorizer_scheme(const Authorizer& authorizer, const ExportOptions& options) {
  // A header that alone is the source is the scheme's own.
  const bool is_header =
      authorizer.type != "REQUEST" && authorizer.identity_source.starts_with(header_source);
  Node out =
      key_scheme(is_header ? authorizer.identity_source.substr(header_source.size()) : "Unused");
  out.add_given("x-amazon-apigateway-authtype", authorizer.auth_type);
  if (options.authorizers) {
    out.add("x-amazon-apigateway-authorizer", authorizer_node(authorizer, !is_header));
  }
  return out;
}

template <class Predicate>
bool any_method(const RestApi& api, Predicate predicate) {
  return std::any_of(api.resources.begin(), api.resources.end(), [&](const auto& resource) {
    const auto& methods = resource.second.methods;
    return std::any_of(methods.begin(), methods.end(),
                       [&](const auto& entry) { return predicate(entry.second); });
  });
}

}  // namespace

Node export_security(const RestApi& api, const Method& method) {
  Node out = Node::list();
  const auto require = [&out](std::string name, const std::vector<std::string>& scopes) {
    Node one = Node::object();
    one.add(std::move(name), list_node(scopes));
    out.push(std::move(one));
  };
  const auto authorizer = api.authorizers.find(method.authorizer_id);
  if (method.authorization_type == "AWS_IAM") {
    require(iam_scheme(api), {});
  } else if (method.authorization_type != "NONE" && authorizer != api.authorizers.end()) {
    require(authorizer->second.name, method.authorization_scopes);
  }
  if (method.api_key_required) require(api_key_scheme(api), {});
  return out;
}

Node export_security_schemes(const RestApi& api, const ExportOptions& options) {
  std::map<std::string, Node> by_name;
  for (const auto& [id, authorizer] : api.authorizers) {
    Node scheme = authorizer_scheme(authorizer, options);
    add_documentation(scheme, options.parts(), {"AUTHORIZER", "", "", "", authorizer.name},
                      {"description"});
    by_name.emplace(authorizer.name, std::move(scheme));
  }
  if (any_method(api, [](const Method& method) { return method.api_key_required; })) {
    by_name.emplace(api_key_scheme(api), key_scheme("x-api-key"));
  }
  if (any_method(api,
                 [](const Method& method) { return method.authorization_type == "AWS_IAM"; })) {
    Node scheme = key_scheme("Authorization");
    scheme.add_text("x-amazon-apigateway-authtype", "awsSigv4");
    by_name.emplace(iam_scheme(api), std::move(scheme));
  }
  Node out = Node::object();
  for (auto& [name, scheme] : by_name)
    out.add(name, std::move(scheme));
  return out;
}

}  // namespace emulator::apigateway
