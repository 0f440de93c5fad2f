#include <fmt/format.h>

#include "daemon/http/headers.hpp"
#include "handlers/apigateway/import_parts.hpp"

namespace emulator::apigateway {

namespace {

using Kind = SecurityScheme::Kind;

constexpr std::string_view authorizer_member = "x-amazon-apigateway-authorizer";

Authorizer read_authorizer(const std::string& name, const View& scheme) {
  const View in = scheme.object(authorizer_member);
  Authorizer out;
  out.name = name;
  out.type = openapi::in_upper_case(in.text("type"));
  out.auth_type = scheme.text("x-amazon-apigateway-authtype",
                              out.type == "COGNITO_USER_POOLS" ? "cognito_user_pools" : "custom");
  out.uri = in.text("authorizerUri");
  out.credentials = in.text("authorizerCredentials");
  out.provider_arns = in.texts("providerARNs");
  out.identity_source = in.text("identitySource");
  out.identity_validation_expression = in.text("identityValidationExpression");
  out.ttl_seconds = in.integer("authorizerResultTtlInSeconds").value_or(300);
  // The token is in the header that the scheme names.
  if (out.identity_source.empty() && out.type != "REQUEST") {
    out.identity_source = "method.request.header." + scheme.text("name");
  }
  return out;
}

SecurityScheme read_scheme(Import& import, const std::string& name, const View& scheme) {
  const std::string authtype = scheme.text("x-amazon-apigateway-authtype");
  if (http::equals_ignoring_case(authtype, "awsSigv4")) return {Kind::iam, "AWS_IAM"};
  if (const View given = scheme.object(authorizer_member)) {
    Authorizer authorizer = read_authorizer(name, scheme);
    const bool is_cognito = authorizer.type == "COGNITO_USER_POOLS";
    openapi::Places places(given);
    places.name("/name");
    const bool is_named_by_scheme = !given.has("identitySource") && scheme.has("name");
    if (is_named_by_scheme) places.put("/identitySource", scheme.member("name"));
    import.out.authorizers.push_back({std::move(authorizer), std::move(places)});
    return {Kind::authorizer, is_cognito ? "COGNITO_USER_POOLS" : "CUSTOM"};
  }
  if (scheme.has(authorizer_member)) return {Kind::unreadable, {}};
  const bool is_key = scheme.text("type") == "apiKey" && scheme.text("in") == "header" &&
                      http::equals_ignoring_case(scheme.text("name"), "x-api-key");
  if (is_key) return {Kind::api_key, {}};
  return {};
}

}  // namespace

void read_security_schemes(Import& import) {
  const View schemes = import.is_swagger
                           ? import.document.object("securityDefinitions")
                           : import.document.object("components").object("securitySchemes");
  for (const auto& [name, member] : schemes.members()) {
    const View scheme = member.resolved().expect_object();
    import.schemes.emplace(
        name, scheme ? read_scheme(import, name, scheme) : SecurityScheme{Kind::unreadable, {}});
  }
}

void read_security(Import& import, const View& operation, ImportedMethod& out) {
  Method& method = out.method;
  const View own = operation.object("x-amazon-apigateway-auth");
  if (own) {
    out.places.put("/authorizationType", own.nearest("/type"));
    out.places.put("/authorizerId", own.nearest("/type"));
  }
  // An operation's own list takes the place of the document's, an empty one too.
  const View list =
      operation.has("security") ? operation.list("security") : import.document.list("security");
  for (const auto& [index, requirement] : list.members()) {
    for (const auto& [name, scopes] : requirement.expect_object().members()) {
      const auto found = import.schemes.find(name);
      if (found == import.schemes.end()) {
        scopes.warn(fmt::format("Security scheme '{}' not found. Ignoring.", name));
        continue;
      }
      const SecurityScheme& scheme = found->second;
      if (scheme.kind == Kind::unknown) {
        scopes.warn(
            fmt::format("Security scheme '{}' is not one of API Gateway's. Ignoring.", name));
      } else if (scheme.kind == Kind::api_key) {
        method.api_key_required = true;
      } else if (scheme.kind != Kind::unreadable && scopes.expect_list()) {
        method.authorization_type = scheme.authorization_type;
        if (scheme.kind == Kind::authorizer) method.authorizer_id = name;
        method.authorization_scopes = requirement.texts(name);
      }
    }
  }
  if (own.has("type")) {
    method.authorization_type = openapi::in_upper_case(own.text("type"));
    const bool has_authorizer =
        method.authorization_type == "CUSTOM" || method.authorization_type == "COGNITO_USER_POOLS";
    if (!has_authorizer) {
      method.authorizer_id.clear();
      method.authorization_scopes.clear();
    }
  }
}

}  // namespace emulator::apigateway
