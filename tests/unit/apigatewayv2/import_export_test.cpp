#include <gmock/gmock.h>

#include "tests/unit/apigatewayv2/control_plane.hpp"

namespace emulator::apigatewayv2 {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view store = R"yaml(
openapi: 3.0.1
info: {title: store, description: Sells, version: "2"}
tags:
- {name: team, x-amazon-apigateway-tag-value: shop}
- {name: about, description: no tag of AWS's}
servers: [{url: "https://store.test/v1", x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}}]
x-amazon-apigateway-importexport-version: "1.0"
x-amazon-apigateway-cors: {allowOrigins: ["https://a.test"], allowMethods: [GET], maxAge: 60, allowCredentials: true}
x-amazon-apigateway-policy: {}
paths:
  /pets/{id}:
    get:
      operationId: getPet
      security: [{people: [read, write]}]
      responses: {default: {description: it}}
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://backend.test/{id}
        payloadFormatVersion: 1.0
        connectionType: VPC_LINK
        connectionId: link1a
        timeoutInMillis: 500
        requestParameters: {"append:header.X": $request.path.id}
        responseParameters: {"404": {"overwrite:statuscode": "410"}}
        tlsConfig: {serverNameToVerify: backend.test}
    delete:
      security: [{guard: []}]
      x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/all"}
  /$default:
    x-amazon-apigateway-any-method:
      isDefaultRoute: true
      x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/all"}
components:
  x-amazon-apigateway-integrations:
    all: {type: AWS_PROXY, httpMethod: POST, uri: "arn:aws:lambda:us-east-1:000000000000:function:all", payloadFormatVersion: "2.0"}
  securitySchemes:
    people:
      type: oauth2
      flows: {}
      x-amazon-apigateway-authorizer:
        type: jwt
        identitySource: $request.header.Authorization
        jwtConfiguration: {issuer: "https://issuer.test", audience: [store]}
    guard:
      type: apiKey
      name: Unused
      in: header
      x-amazon-apigateway-authorizer:
        type: request
        identitySource: $request.header.A, $context.routeKey
        authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:guard/invocations
        authorizerPayloadFormatVersion: "2.0"
        enableSimpleResponses: true
        authorizerResultTtlInSeconds: 7
)yaml";

// The items of a list, by one of their members.
std::map<std::string, std::string> items(ControlPlane& gateway, const std::string& target,
                                         const char* name) {
  std::map<std::string, std::string> out;
  const auto answer = aws::parse_json(gateway.call("GET", target).body);
  for (const aws::Json& item : (*answer)["items"].GetArray())
    out.emplace(aws::string_of(*aws::member(item, name)), aws::to_string(item));
  return out;
}

TEST(ImportApi, Each_part_of_a_document_becomes_one_of_the_api) {
  ControlPlane gateway;
  const auto api = gateway.import("PUT", "/v2/apis", store);
  ASSERT_EQ(api.status, 201) << api.body;
  EXPECT_EQ(api.at("name"), "store");
  EXPECT_EQ(api.at("protocolType"), "HTTP");
  EXPECT_EQ(api.at("tags"), R"({"team":"shop"})");
  EXPECT_EQ(api.at("disableExecuteApiEndpoint"), "true");
  EXPECT_EQ(api.at("importInfo"), R"(["Ignoring extension x-amazon-apigateway-policy"])");
  EXPECT_THAT(api.at("corsConfiguration"), HasSubstr(R"("allowOrigins":["https://a.test"])"));
  const std::string base = "/v2/apis/" + api.at("apiId");
  const auto routes = items(gateway, base + "/routes", "routeKey");
  ASSERT_EQ(routes.size(), 3);
  const ControlPlane::Answer get{200, routes.at("GET /pets/{id}")};
  EXPECT_EQ(get.at("authorizationType"), "JWT");
  EXPECT_EQ(get.at("authorizationScopes"), R"(["read","write"])");
  EXPECT_EQ(get.at("operationName"), "getPet");
  const ControlPlane::Answer remove{200, routes.at("DELETE /pets/{id}")};
  EXPECT_EQ(remove.at("authorizationType"), "CUSTOM");
  // Two routes refer to one integration.
  EXPECT_EQ(remove.at("target"), ControlPlane::Answer({200, routes.at("$default")}).at("target"));
  EXPECT_EQ(items(gateway, base + "/integrations", "integrationId").size(), 2);
  const auto authorizers = items(gateway, base + "/authorizers", "name");
  EXPECT_THAT(authorizers.at("guard"),
              HasSubstr(R"("identitySource":["$request.header.A","$context.routeKey"])"));
  EXPECT_THAT(authorizers.at("people"), HasSubstr(R"("issuer":"https://issuer.test")"));
}

TEST(ImportApi, The_base_path_is_for_each_route) {
  ControlPlane gateway;
  const auto api = gateway.import("PUT", "/v2/apis?basepath=prepend", store);
  const auto routes = items(gateway, "/v2/apis/" + api.at("apiId") + "/routes", "routeKey");
  EXPECT_TRUE(routes.contains("GET /v1/pets/{id}"));
  EXPECT_TRUE(routes.contains("$default"));
}

TEST(ImportApi, All_that_is_wrong_is_told_and_nothing_is_made) {
  ControlPlane gateway;
  const auto answer = gateway.import("PUT", "/v2/apis", R"({"openapi":"3.0.1","info":{"title":"t"},
    "paths":{"/a":{"get":{"security":[{"j":[]}],
        "x-amazon-apigateway-integration":{"type":"mock","payloadFormatVersion":"1.0"}},
      "post":{"x-amazon-apigateway-integration":{"type":"http_proxy","httpMethod":"GET",
        "uri":"https://x.test","payloadFormatVersion":"1.0","timeoutInMillis":1}}}},
    "components":{"securitySchemes":{"j":{"x-amazon-apigateway-authorizer":{"type":"jwt",
        "identitySource":"$request.header.A"}}}}})");
  EXPECT_EQ(answer.status, 400);
  for (const auto* part :
       {"Unable to create authorizer 'j': JWT configuration with an issuer and an audience is "
        "required (at '/components/securitySchemes/j/x-amazon-apigateway-authorizer')",
        "may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY) (at "
        "'/paths/~1a/get/x-amazon-apigateway-integration/type')",
        "(at '/paths/~1a/post/x-amazon-apigateway-integration/timeoutInMillis')"}) {
    EXPECT_THAT(answer.message(), HasSubstr(part));
  }
  EXPECT_EQ(gateway.call("GET", "/v2/apis").body, R"({"items":[]})");
}

TEST(ReimportApi, It_replaces_what_is_of_documents_and_keeps_the_rest) {
  ControlPlane gateway;
  const auto api = gateway.import("PUT", "/v2/apis", store);
  const std::string base = "/v2/apis/" + api.at("apiId");
  gateway.call("POST", base + "/stages", R"({"stageName":"live","autoDeploy":true})");
  const std::string document =
      R"({"openapi":"3.0.1","info":{"title":"other"},"paths":{"/b":{"get":{}}}})";
  const auto again = gateway.import("PUT", base, document);
  EXPECT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(again.at("name"), "other");
  EXPECT_EQ(again.at("apiId"), api.at("apiId"));
  EXPECT_EQ(again.at("corsConfiguration"), "");
  EXPECT_EQ(items(gateway, base + "/routes", "routeKey").size(), 1);
  EXPECT_EQ(items(gateway, base + "/stages", "stageName").size(), 1);
  const auto before = gateway.call("GET", base + "/routes").body;
  EXPECT_EQ(gateway.import("PUT", base, "{}").status, 400);
  EXPECT_EQ(gateway.call("GET", base + "/routes").body, before);
  EXPECT_EQ(gateway.import("PUT", "/v2/apis/absent", document).status, 404);
}

TEST(ExportApi, What_is_exported_is_imported_as_the_same_api) {
  for (const std::string type : {"JSON", "YAML"}) {
    ControlPlane gateway;
    std::string texts[2];
    std::string document(store);
    for (std::string& text : texts) {
      const auto api = gateway.import("PUT", "/v2/apis?failOnWarnings=true", document);
      ASSERT_EQ(api.status, 201) << api.body;
      const std::string id = api.at("apiId");
      gateway.call("POST", "/v2/apis/" + id + "/stages",
                   R"({"stageName":"live","autoDeploy":true})");
      const auto answer = gateway.call(
          "GET", "/v2/apis/" + id + "/exports/OAS30?outputType=" + type + "&stageName=live");
      EXPECT_EQ(answer.status, 200) << answer.body;
      text = document = answer.body;
      for (auto at = text.find(id); at != text.npos; at = text.find(id))
        text.replace(at, id.size(), "API");
    }
    EXPECT_EQ(texts[0], texts[1]);
    EXPECT_THAT(texts[0], HasSubstr("isDefaultRoute"));
    EXPECT_THAT(texts[0], HasSubstr("overwrite:statuscode"));
  }
}

TEST(ExportApi, Extensions_are_left_out_where_they_are_not_asked_for) {
  ControlPlane gateway;
  const auto api = gateway.import("PUT", "/v2/apis", store);
  const std::string target = "/v2/apis/" + api.at("apiId") + "/exports/OAS30?outputType=JSON";
  const auto plain = gateway.call("GET", target + "&includeExtensions=false").body;
  EXPECT_THAT(plain, Not(HasSubstr("x-amazon-apigateway")));
  EXPECT_THAT(plain, HasSubstr("/pets/{id}"));
  EXPECT_EQ(gateway.call("GET", target + "&exportVersion=2.0").status, 400);
  EXPECT_EQ(gateway.call("GET", target + "&stageName=none").status, 404);
}

}  // namespace
}  // namespace emulator::apigatewayv2
