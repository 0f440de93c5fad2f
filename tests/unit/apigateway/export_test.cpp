#include <gmock/gmock.h>
#include <rapidjson/pointer.h>

#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

using testing::HasSubstr;
using testing::Not;

// Everything that the exports are to bring back, once.
constexpr std::string_view everything = R"yaml(
openapi: 3.0.1
info: {title: all, description: Of it, version: "3"}
x-amazon-apigateway-binary-media-types: ["*/*"]
x-amazon-apigateway-minimum-compression-size: 10
x-amazon-apigateway-api-key-source: AUTHORIZER
x-amazon-apigateway-policy:
  Version: "2012-10-17"
  Statement: [{Effect: Allow, Principal: "*", Action: "execute-api:Invoke", Resource: "*"}]
x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}
x-amazon-apigateway-request-validators:
  full: {validateRequestBody: true, validateRequestParameters: true}
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: {responseParameters: {gatewayresponse.header.Access-Control-Allow-Origin: "'*'"}}
paths:
  /files/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    put:
      operationId: putFile
      parameters: [{name: X-Kind, in: header, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/json: {schema: {$ref: '#/components/schemas/File'}}
          text/plain: {schema: {type: string}}
      security: [{by_request: []}, {key: []}]
      x-amazon-apigateway-request-validator: full
      responses:
        200:
          description: ok
          headers: {ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/File'}}}
        404: {description: none}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: PUT
        uri: https://files.test/{name}
        requestParameters:
          integration.request.path.name: method.request.path.name
          integration.request.header.X-Stage: stageVariables.kind
        requestTemplates: {application/json: null, text/plain: "a\nb: 'c'"}
        passthroughBehavior: when_no_templates
        contentHandling: CONVERT_TO_TEXT
        timeoutInMillis: 900
        tlsConfig: {insecureSkipVerification: true}
        cacheNamespace: files
        cacheKeyParameters: [method.request.path.name]
        responses:
          default:
            statusCode: 200
            responseParameters: {method.response.header.ETag: integration.response.header.ETag}
            responseTemplates: {application/json: "$input.json('$')"}
          "4\\d{2}": {statusCode: 404, contentHandling: CONVERT_TO_BINARY}
  /any/{proxy+}:
    x-amazon-apigateway-any-method:
      security: [{by_token: []}]
      responses: {}
      x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: '{"statusCode":200}'}}
  /stream:
    get:
      responses: {}
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: GET
        uri: https://files.test/stream
        responseTransferMode: STREAM
        timeoutInMillis: 600000
components:
  schemas:
    File:
      type: object
      properties:
        parent: {$ref: '#/components/schemas/File'}
        size: {$ref: '#/components/schemas/Size/properties/bytes'}
    Size: {type: object, properties: {bytes: {type: integer}}}
  securitySchemes:
    key: {type: apiKey, name: X-API-Key, in: header}
    by_token:
      type: apiKey
      name: Authorization
      in: header
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: token
        authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:who/invocations
        identityValidationExpression: "^B.*"
    by_request:
      type: apiKey
      name: Unused
      in: header
      x-amazon-apigateway-authtype: custom
      x-amazon-apigateway-authorizer:
        type: request
        identitySource: method.request.header.A, context.identity.sourceIp
        authorizerResultTtlInSeconds: 0
        authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:who/invocations
)yaml";

struct Exported {
  std::string id;
  std::string target;
};

// Imports, deploys, and says where the exports are.
Exported deployed(ControlPlane& gateway, const std::string& document) {
  const auto api = gateway.call("POST", "/restapis?mode=import&failonwarnings=true", document);
  EXPECT_EQ(api.status, 201) << api.body;
  const std::string base = "/restapis/" + api.at("id");
  const auto deployment = gateway.call("POST", base + "/deployments", R"({"stageName":"live"})");
  EXPECT_EQ(deployment.status, 201) << deployment.body;
  return {api.at("id"), base + "/stages/live/exports/"};
}

// What an API writes, with its id taken out.
std::string exported(ControlPlane& gateway, const Exported& api, const std::string& type) {
  const auto answer = gateway.call("GET", api.target + type);
  EXPECT_EQ(answer.status, 200) << answer.body;
  if (answer.status != 200) return {};
  std::string text = answer.body;
  for (auto at = text.find(api.id); at != text.npos; at = text.find(api.id))
    text.replace(at, api.id.size(), "API");
  return text;
}

TEST(Export, What_is_exported_is_imported_as_the_same_api) {
  for (const std::string type : {"swagger?extensions=apigateway", "oas30?extensions=apigateway"}) {
    ControlPlane gateway;
    const Exported first = deployed(gateway, std::string(everything));
    const auto document = exported(gateway, first, type);
    const Exported second = deployed(gateway, document);
    EXPECT_EQ(exported(gateway, second, type), document);
  }
}

TEST(Export, The_document_says_all_that_the_import_took) {
  ControlPlane gateway;
  const Exported api = deployed(gateway, std::string(everything));
  const auto oas = exported(gateway, api, "oas30?extensions=apigateway");
  for (const auto* part :
       {R"("openapi" : "3.0.1")", R"("version" : "3")",
        R"("url" : "http://API.execute-api.us-east-1.localhost:4566/{basePath}")",
        R"("default" : "/live")", R"("x-amazon-apigateway-any-method")",
        R"("$ref" : "#/components/schemas/Size/properties/bytes")", R"("4\\d{2}")",
        R"("application/json" : null)", R"("insecureSkipVerification" : true)",
        R"("cacheNamespace" : "files")", R"("disableExecuteApiEndpoint" : true)",
        R"("identitySource" : "method.request.header.A, context.identity.sourceIp")"}) {
    EXPECT_THAT(oas, HasSubstr(part));
  }
  const auto swagger = exported(gateway, api, "swagger?extensions=integrations");
  EXPECT_THAT(swagger, HasSubstr(R"("host" : "API.execute-api.us-east-1.localhost:4566")"));
  EXPECT_THAT(swagger, HasSubstr("x-amazon-apigateway-integration"));
  EXPECT_THAT(swagger, Not(HasSubstr("x-amazon-apigateway-authorizer")));
  EXPECT_THAT(swagger, Not(HasSubstr("x-amazon-apigateway-policy")));
  EXPECT_THAT(exported(gateway, api, "oas30"), Not(HasSubstr("x-amazon-apigateway-integration")));
}

TEST(Export, It_shows_what_is_deployed_not_the_draft) {
  ControlPlane gateway;
  const Exported api = deployed(gateway, std::string(everything));
  const auto before = exported(gateway, api, "oas30");
  gateway.call("PUT", "/restapis/" + api.id + "?mode=overwrite",
               R"({"swagger":"2.0","info":{"title":"other"},"paths":{}})");
  EXPECT_EQ(exported(gateway, api, "oas30"), before);
}

// The example of AWS's guide, and what is more general.
constexpr std::string_view documented = R"yaml(
openapi: 3.0.1
info: {title: doc, version: "1"}
paths:
  /:
    get:
      responses: {"200": {description: x}, "400": {description: x}}
      x-amazon-apigateway-integration: {type: mock}
  /pets:
    get:
      x-amazon-apigateway-integration: {type: mock}
      parameters: [{name: page, in: query}]
      responses: {"400": {description: x, headers: {X-A: {}}}}
components:
  schemas: {Pet: {type: object}}
x-amazon-apigateway-documentation:
  documentationParts:
  - location: {type: API}
    properties:
      description: not of OpenAPI
      foo: nor this
      x-bar: API x-bar
      info: {description: API info description, version: not this, foo: nor this, x-bar: info x-bar}
  - location: {type: RESOURCE}
    properties: {description: resource description, x-bar: resource x-bar}
  - location: {type: METHOD, method: GET}
    properties: {summary: Short., description: Method description., tags: [a], x-example: method x, foo: y}
  - location: {type: RESPONSE, statusCode: "400"}
    properties: {description: Invalid request.}
  - location: {type: RESPONSE, path: /pets}
    properties: {description: Of pets.}
  - location: {type: QUERY_PARAMETER, name: page}
    properties: {description: Which page.}
  - location: {type: RESPONSE_HEADER, name: X-A, path: /pets}
    properties: {description: What A is.}
  - location: {type: MODEL, name: Pet}
    properties: {title: A pet, x-amazon-apigateway-own: ignored}
)yaml";

// Deployed with its documentation published.
Exported published(ControlPlane& gateway, const std::string& document) {
  Exported api = deployed(gateway, document);
  const auto version = gateway.call("POST", "/restapis/" + api.id + "/documentation/versions",
                                    R"({"documentationVersion":"1.0.0","stageName":"live"})");
  EXPECT_EQ(version.status, 201) << version.body;
  return api;
}

TEST(Export, What_is_written_of_entities_stands_in_them) {
  ControlPlane gateway;
  const Exported api = published(gateway, std::string(documented));
  const auto root = [&](const std::string& type) {
    return aws::parse_json(exported(gateway, api, type));
  };
  const auto text = [](const aws::Json& in, std::string_view pointer) {
    const aws::Json* at = rapidjson::Pointer(pointer.data(), pointer.size()).Get(in);
    return at == nullptr ? "none" : aws::to_string(*at);
  };
  const auto document = root("oas30?extensions=documentation");
  const std::pair<const char*, const char*> expected[] = {
      {"/info/description", R"("API info description")"},
      {"/info/x-bar", R"("info x-bar")"},
      {"/info/version", R"("1")"},
      {"/info/foo", "none"},
      {"/description", "none"},
      {"/x-bar", R"("API x-bar")"},
      {"/paths/~1/x-bar", R"("resource x-bar")"},
      {"/paths/~1/description", "none"},
      {"/paths/~1pets/x-bar", "none"},
      {"/paths/~1/get/description", R"("Method description.")"},
      {"/paths/~1/get/summary", R"("Short.")"},
      {"/paths/~1/get/tags", R"(["a"])"},
      {"/paths/~1/get/x-example", R"("method x")"},
      {"/paths/~1/get/foo", "none"},
      {"/paths/~1pets/get/description", "none"},
      {"/paths/~1/get/responses/200/description", R"("200 response")"},
      {"/paths/~1/get/responses/400/description", R"("Invalid request.")"},
      {"/paths/~1pets/get/responses/400/description", R"("Of pets.")"},
      {"/paths/~1pets/get/responses/400/headers/X-A/description", R"("What A is.")"},
      {"/paths/~1pets/get/parameters/0/description", R"("Which page.")"},
      {"/components/schemas/Pet/title", R"("A pet")"},
      {"/components/schemas/Pet/x-amazon-apigateway-own", "none"},
      {"/x-amazon-apigateway-documentation/version", R"("1.0.0")"},
  };
  for (const auto& [pointer, value] : expected)
    EXPECT_EQ(text(*document, pointer), value) << pointer;
  EXPECT_EQ(text(*root("oas30"), "/x-bar"), R"("API x-bar")") << "by default, too";
  EXPECT_EQ(text(*root("oas30?extensions=integrations"), "/x-bar"), "none");
}

TEST(Export, What_is_written_of_entities_comes_back) {
  for (const std::string type : {"swagger?extensions=apigateway", "oas30?extensions=apigateway"}) {
    ControlPlane gateway;
    const auto document = exported(gateway, published(gateway, std::string(documented)), type);
    EXPECT_EQ(exported(gateway, published(gateway, document), type), document);
  }
}

TEST(Export, What_there_is_no_export_of_is_refused) {
  ControlPlane gateway;
  const Exported api = deployed(gateway, std::string(everything));
  const auto message = [&](const std::string& target) {
    return gateway.call("GET", target).message();
  };
  EXPECT_EQ(message(api.target + "raml"), "Invalid Export Type specified: raml");
  EXPECT_EQ(message(api.target + "oas30?extensions=nothing"),
            "Invalid export extension specified: nothing");
  EXPECT_EQ(message("/restapis/" + api.id + "/stages/other/exports/oas30"),
            "Invalid stage identifier specified");
  EXPECT_EQ(gateway.call("GET", "/restapis/none/stages/live/exports/oas30").status, 404);
}

}  // namespace
}  // namespace emulator::apigateway
