#include <fmt/format.h>

#include "daemon/http/headers.hpp"
#include "handlers/apigatewayv2/import_document.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigatewayv2 {

namespace {

using openapi::Node;
using openapi::View;

constexpr std::string_view extension = "x-amazon-apigateway-authorizer";

// "$request.header.A, $context.stage", or a list.
void read_identity_source(const View& in, Document& out) {
  const View source = in.member("identitySource");
  if (!source) return;
  Node list = Node::list();
  if (source.node().is(Node::Kind::list)) {
    for (const std::string& one : in.texts("identitySource"))
      list.push(Node::of_text(one));
  } else {
    const std::string text = in.text("identitySource");
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find(',', begin), text.size());
      const auto first = text.find_first_not_of(' ', begin);
      if (first < end) {
        const auto last = text.find_last_not_of(' ', end - 1);
        list.push(Node::of_text(text.substr(first, last - first + 1)));
      }
      begin = end + 1;
    }
  }
  out.set_json("identitySource", openapi::to_json(list));
}

std::string read_authorizer(const std::string& name, const View& in, ImportedApi& out) {
  Imported made{{}, openapi::Places(in)};
  made.places.name("/name");
  made.places.put("/authorizerType", in.nearest("/type"));
  made.places.put("/authorizerCredentialsArn", in.nearest("/authorizerCredentials"));
  Document& document = made.document;
  const std::string type = openapi::in_upper_case(in.text("type"));
  document.set_text("name", name);
  document.set_text("authorizerType", type);
  read_identity_source(in, document);
  if (const View jwt = in.object("jwtConfiguration")) {
    jwt.text("issuer");
    jwt.texts("audience");
    document.set_json("jwtConfiguration", openapi::to_json(jwt.node()));
  }
  for (const std::string_view text : {"authorizerUri", "authorizerPayloadFormatVersion"}) {
    if (in.has(text)) document.set_text(text, in.text(text));
  }
  if (in.has("authorizerCredentials")) {
    document.set_text("authorizerCredentialsArn", in.text("authorizerCredentials"));
  }
  if (const auto ttl = in.integer("authorizerResultTtlInSeconds")) {
    document.set_json("authorizerResultTtlInSeconds", std::to_string(*ttl));
  }
  if (const auto simple = in.boolean("enableSimpleResponses")) {
    document.set_json("enableSimpleResponses", *simple ? "true" : "false");
  }
  out.authorizers.push_back(std::move(made));
  return type == "JWT" ? "JWT" : "CUSTOM";
}

}  // namespace

Schemes read_authorizers(const View& document, ImportedApi& out) {
  Schemes schemes;
  const View all = openapi::is_swagger(document)
                       ? document.object("securityDefinitions")
                       : document.object("components").object("securitySchemes");
  for (const auto& [name, member] : all.members()) {
    const View scheme = member.expect_object().resolved().expect_object();
    if (!scheme) {
      schemes.emplace(name, "?");
      continue;
    }
    const std::string authtype = scheme.text("x-amazon-apigateway-authtype");
    if (http::equals_ignoring_case(authtype, "awsSigv4")) {
      schemes.emplace(name, "AWS_IAM");
    } else if (const View authorizer = scheme.object(extension)) {
      schemes.emplace(name, read_authorizer(name, authorizer, out));
    } else {
      schemes.emplace(name, scheme.has(extension) ? "?" : "");
    }
  }
  return schemes;
}

void read_authorization(const View& document, const View& operation, const Schemes& schemes,
                        Imported& out) {
  Document& route = out.document;
  const View own = operation.object("x-amazon-apigateway-auth");
  for (const char* member : {"/authorizationType", "/authorizerId"}) {
    if (own) out.places.put(member, own.nearest("/type"));
  }
  const View list =
      operation.has("security") ? operation.list("security") : document.list("security");
  for (const auto& [index, requirement] : list.members()) {
    for (const auto& [name, scopes] : requirement.expect_object().members()) {
      const auto found = schemes.find(name);
      if (found == schemes.end() || found->second.empty()) {
        scopes.warn(fmt::format("Security scheme '{}' is no authorizer. Ignoring.", name));
        continue;
      }
      if (found->second == "?") continue;
      route.set_text("authorizationType", found->second);
      if (found->second != "AWS_IAM") route.set_text("authorizerId", name);
      out.places.put("/authorizationScopes", scopes);
      const auto texts = requirement.texts(name);
      if (found->second == "JWT" && !texts.empty()) {
        route.set_json("authorizationScopes", openapi::to_json(scopes.node()));
      }
    }
  }
  if (own.has("type")) route.set_text("authorizationType", own.text("type"));
}

}  // namespace emulator::apigatewayv2
