#include <gmock/gmock.h>

#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

using testing::HasSubstr;

// A small document of every kind of part, in Swagger 2.0.
constexpr std::string_view shop = R"(
swagger: "2.0"
info: {title: shop, description: All of it, version: "7"}
basePath: /v1/shop
schemes: [https]
consumes: [application/json]
produces: [application/json]
x-amazon-apigateway-api-key-source: AUTHORIZER
x-amazon-apigateway-binary-media-types: ["image/png"]
x-amazon-apigateway-minimum-compression-size: 1024
x-amazon-apigateway-request-validator: all
x-amazon-apigateway-request-validators:
  all: {validateRequestBody: true, validateRequestParameters: true}
  params: {validateRequestBody: false, validateRequestParameters: true}
x-amazon-apigateway-gateway-responses:
  UNAUTHORIZED:
    statusCode: 401
    responseParameters: {gatewayresponse.header.X: "'y'"}
    responseTemplates: {application/json: '{"no":"way"}'}
securityDefinitions:
  key: {type: apiKey, name: x-api-key, in: header}
  lambda:
    type: apiKey
    name: X-Token
    in: header
    x-amazon-apigateway-authtype: custom
    x-amazon-apigateway-authorizer:
      type: token
      authorizerUri: arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:who/invocations
      authorizerResultTtlInSeconds: 60
      identityValidationExpression: "^x-[a-z]+"
paths:
  /orders/{id}/:
    parameters:
    - {name: id, in: path, required: true, type: string}
    get:
      operationId: getOrder
      parameters:
      - {name: verbose, in: query, type: boolean}
      security: [{lambda: [], key: []}]
      x-amazon-apigateway-request-validator: params
      responses:
        200:
          description: ok
          headers: {X-Version: {type: string}}
          schema: {$ref: '#/definitions/Order'}
      x-amazon-apigateway-integration:
        type: http
        httpMethod: post
        uri: http://backend.test/{order}
        requestParameters: {integration.request.path.order: method.request.path.id}
        requestTemplates: {application/json: null, text/plain: "$input.body"}
        passthroughBehavior: never
        timeoutInMillis: 5000
        cacheKeyParameters: [method.request.path.id]
        responses:
          default:
            statusCode: 200
            responseParameters: {method.response.header.X-Version: "'1'"}
            responseTemplates: {application/json: "$input.body"}
  /orders:
    x-amazon-apigateway-any-method:
      parameters:
      - {name: body, in: body, schema: {type: array, items: {$ref: '#/definitions/Order'}}}
      responses: {}
      x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: '{"statusCode":200}'}}
definitions:
  Order:
    type: object
    required: [id]
    properties:
      id: {type: string}
      next: {$ref: '#/definitions/Order'}
)";

const RestApi& imported(ControlPlane& gateway, const ControlPlane::Answer& answer) {
  EXPECT_EQ(answer.status, 201) << answer.body;
  return *gateway.service.find_api(answer.at("id"));
}

const Resource& at_path(const RestApi& api, std::string_view path) {
  for (const auto& [id, resource] : api.resources) {
    if (resource.path == path) return resource;
  }
  ADD_FAILURE() << "no resource " << path;
  return api.resources.at(api.root_resource_id);
}

TEST(Import, Each_part_of_a_document_becomes_one_of_the_api) {
  ControlPlane gateway;
  const auto answer = gateway.call("POST", "/restapis?mode=import", std::string(shop));
  const RestApi& api = imported(gateway, answer);
  EXPECT_EQ(answer.at("warnings"), "");
  EXPECT_EQ(api.name, "shop");
  EXPECT_EQ(api.description, "All of it");
  EXPECT_EQ(api.version, "7");
  EXPECT_EQ(api.api_key_source, "AUTHORIZER");
  EXPECT_EQ(api.binary_media_types, std::vector<std::string>{"image/png"});
  EXPECT_EQ(api.minimum_compression_size, 1024);
  EXPECT_EQ(api.gateway_responses.at("UNAUTHORIZED").status_code, "401");
  EXPECT_EQ(api.resources.size(), 3);

  const Method& get = at_path(api, "/orders/{id}").methods.at("GET");
  EXPECT_EQ(get.operation_name, "getOrder");
  EXPECT_TRUE(get.api_key_required);
  EXPECT_EQ(get.authorization_type, "CUSTOM");
  const Authorizer& authorizer = api.authorizers.at(get.authorizer_id);
  EXPECT_EQ(authorizer.name, "lambda");
  EXPECT_EQ(authorizer.type, "TOKEN");
  EXPECT_EQ(authorizer.identity_source, "method.request.header.X-Token");
  EXPECT_EQ(authorizer.ttl_seconds, 60);
  EXPECT_EQ(authorizer.identity_validation_expression, "^x-[a-z]+");
  EXPECT_EQ(api.request_validators.at(get.request_validator_id).name, "params");
  EXPECT_EQ(get.request_parameters, (BooleanMap{{"method.request.path.id", true},
                                                {"method.request.querystring.verbose", false}}));
  EXPECT_EQ(get.responses.at("200").response_models, (StringMap{{"application/json", "Order"}}));
  EXPECT_EQ(get.responses.at("200").response_parameters,
            (BooleanMap{{"method.response.header.X-Version", false}}));
  const Integration& integration = *get.integration;
  EXPECT_EQ(integration.type, "HTTP");
  EXPECT_EQ(integration.http_method, "POST");
  EXPECT_EQ(integration.passthrough_behavior, "NEVER");
  EXPECT_EQ(integration.timeout_ms, 5000);
  EXPECT_EQ(integration.request_templates,
            (StringMap{{"application/json", ""}, {"text/plain", "$input.body"}}));
  EXPECT_EQ(integration.cache_namespace, at_path(api, "/orders/{id}").id);
  EXPECT_EQ(integration.responses.at("200").selection_pattern, "");

  const Method& any = at_path(api, "/orders").methods.at("ANY");
  EXPECT_EQ(api.request_validators.at(any.request_validator_id).name, "all");
  const std::string& unnamed = any.request_models.at("application/json");
  EXPECT_TRUE(unnamed.starts_with("MODEL")) << unnamed;
  const std::string url = "https://apigateway.amazonaws.com/restapis/" + api.id + "/models/Order";
  EXPECT_EQ(api.models.at(unnamed).schema,
            "{\n  \"type\" : \"array\",\n  \"items\" : {\n    \"$ref\" : \"" + url + "\"\n  }\n}");
  EXPECT_THAT(api.models.at("Order").schema, HasSubstr(url));
}

TEST(Import, The_base_path_is_ignored_prepended_or_split) {
  const std::pair<const char*, const char*> cases[] = {{"", "/orders"},
                                                       {"&basepath=ignore", "/orders"},
                                                       {"&basepath=prepend", "/v1/shop/orders"},
                                                       {"&basepath=split", "/shop/orders"}};
  for (const auto& [parameter, path] : cases) {
    ControlPlane gateway;
    const auto target = std::string("/restapis?mode=import") + parameter;
    EXPECT_EQ(
        at_path(imported(gateway, gateway.call("POST", target, std::string(shop))), path).path,
        path);
  }
  for (const std::string_view server :
       {R"({"url":"https://x.test/{basePath}","variables":{"basePath":{"default":"/v1/shop"}}})",
        R"({"url":"https://x.test/v1/shop/"})", R"({"url":"/v1/shop"})"}) {
    ControlPlane gateway;
    const std::string document = R"({"openapi":"3.0.1","info":{"title":"t"},"servers":[)" +
                                 std::string(server) + R"(],"paths":{"/orders":{}}})";
    const auto answer = gateway.call("POST", "/restapis?mode=import&basepath=prepend", document);
    EXPECT_EQ(at_path(imported(gateway, answer), "/v1/shop/orders").path_part, "orders");
  }
}

TEST(Import, An_import_that_fails_makes_no_api) {
  ControlPlane gateway;
  const auto answer = gateway.call("POST", "/restapis?mode=import", "swagger: '2.0'\npaths: []\n");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.error, "BadRequestException");
  EXPECT_EQ(answer.message(),
            "Errors found during import:\n\tParse issue: attribute info is missing (at '', line 1)"
            "\n\tParse issue: attribute paths is not of type `object` (at '/paths', line 2)");
  EXPECT_EQ(gateway.call("GET", "/restapis").body, R"({"item":[]})");
}

TEST(Import, Warnings_are_told_or_fail_the_import) {
  const std::string document = R"({"openapi":"3.0.0","info":{"title":"t"},"paths":{"/a":{"get":{
      "responses":{"default":{"description":"d"},"200":{"description":"d","content":{
      "application/json":{"schema":{"$ref":"#/components/schemas/Lost"}}}}}}}}})";
  ControlPlane gateway;
  const auto strict = gateway.call("POST", "/restapis?mode=import&failonwarnings=true", document);
  const std::string first =
      "A method response needs a status code, and 'default' is none. Ignoring. "
      "(at '/paths/~1a/get/responses/default')";
  const std::string second =
      "Reference to model 'Lost' not found. Ignoring. (at "
      "'/paths/~1a/get/responses/200/content/application~1json/schema/$ref')";
  EXPECT_EQ(strict.status, 400);
  EXPECT_EQ(strict.message(), "Warnings found during import:\n\t" + first + "\n\t" + second);
  EXPECT_EQ(gateway.call("GET", "/restapis").body, R"({"item":[]})");
  const auto lenient = gateway.call("POST", "/restapis?mode=import", document);
  EXPECT_EQ(lenient.status, 201);
  EXPECT_EQ(lenient.at("warnings"), "[\"" + first + "\",\"" + second + "\"]");
}

TEST(Import, A_merge_adds_and_replaces_and_an_overwrite_leaves_nothing_else) {
  ControlPlane gateway;
  const auto base =
      "/restapis/" + gateway.call("POST", "/restapis?mode=import", std::string(shop)).at("id");
  const RestApi& api = *gateway.service.find_api(base.substr(10));
  const std::string id = at_path(api, "/orders").id;
  const std::string document = R"({"openapi":"3.0.0","info":{"title":"other"},"paths":{"/orders":{
      "post":{"responses":{}}},"/pets":{}},"components":{"schemas":{"Pet":{"type":"object"}}}})";
  EXPECT_EQ(gateway.call("PUT", base, document).status, 200);
  EXPECT_EQ(api.name, "other");
  EXPECT_EQ(api.description, "All of it");
  EXPECT_EQ(api.resources.size(), 4);
  EXPECT_EQ(at_path(api, "/orders").methods.size(), 2);
  EXPECT_EQ(api.models.size(), 3);
  EXPECT_EQ(gateway.call("PUT", base + "?mode=overwrite", document).status, 200);
  EXPECT_EQ(api.description, "");
  EXPECT_EQ(api.resources.size(), 3);
  EXPECT_EQ(at_path(api, "/orders").methods.size(), 1);
  EXPECT_EQ(at_path(api, "/orders").id, id);
  EXPECT_EQ(api.models.size(), 1);
  EXPECT_TRUE(api.authorizers.empty());
  EXPECT_TRUE(api.request_validators.empty());
  EXPECT_TRUE(api.gateway_responses.empty());
}

TEST(Import, A_put_that_fails_changes_nothing) {
  ControlPlane gateway;
  const auto base =
      "/restapis/" + gateway.call("POST", "/restapis?mode=import", std::string(shop)).at("id");
  const auto before = gateway.call("GET", base + "/resources?embed=methods").body;
  for (const std::string_view mode : {"merge", "overwrite"}) {
    const auto answer = gateway.call("PUT", base + "?mode=" + std::string(mode),
                                     R"({"swagger":"2.0","info":{"title":"x"},
        "paths":{"/a":{"get":{}},"/{b}":{},"/{c}":{}}})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.message(),
              "Errors found during import:\n\tUnable to create resource at path '/{c}': A sibling "
              "({b}) of this resource already has a variable path part -- only one is allowed "
              "(at '/paths/~1{c}')");
    EXPECT_EQ(gateway.call("GET", base + "/resources?embed=methods").body, before);
  }
  EXPECT_EQ(gateway.call("PUT", "/restapis/absent", std::string(shop)).status, 404);
}

}  // namespace
}  // namespace emulator::apigateway
