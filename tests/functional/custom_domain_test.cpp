// Requests to custom domain names: which API and stage they reach, and what functions are told of
// their paths.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

constexpr const char* certificate = "arn:aws:acm:us-east-1:000000000000:certificate/one";

class CustomDomain : public ApiGatewayTest {
 protected:
  void SetUp() override {
    ApiGatewayTest::SetUp();
    echo = create_function(aws(), {.name = "echo", .zip = read_file(function_zip_path("echo"))});
    wait_until_active(aws(), "echo");
    create_lambda_method(create_resource(root_id, "{proxy+}"), "ANY", echo);
    create_lambda_method(root_id, "ANY", echo);
    deploy();
    regional_name =
        json_text(call("POST", "/v2/domainnames",
                       R"({"domainName":"api.example.com","domainNameConfigurations":[)"
                       R"({"certificateArn":")" +
                           std::string(certificate) + R"(","endpointType":"REGIONAL"}]})"),
                  "/domainNameConfigurations/0/apiGatewayDomainName");
  }

  // An HTTP API with a stage of that name, whose integration has that payload format.
  std::string create_http_api(const std::string& stage, const std::string& format) const {
    const std::string id =
        json_text(call("POST", "/v2/apis", R"({"name":"http","protocolType":"HTTP"})"), "/apiId");
    const std::string path = "/v2/apis/" + id;
    const std::string integration =
        json_text(call("POST", path + "/integrations",
                       R"({"integrationType":"AWS_PROXY","payloadFormatVersion":")" + format +
                           R"(","integrationUri":)" + json_quote(echo) + "}"),
                  "/integrationId");
    call("POST", path + "/routes",
         R"({"routeKey":"ANY /{proxy+}","target":"integrations/)" + integration + R"("})");
    call("POST", path + "/stages", R"({"autoDeploy":true,"stageName":)" + json_quote(stage) + "}");
    return id;
  }
  void map_api(const std::string& key, const std::string& api, const std::string& stage) const {
    call("POST", "/v2/domainnames/api.example.com/apimappings",
         R"({"apiMappingKey":)" + json_quote(key) + R"(,"apiId":)" + json_quote(api) +
             R"(,"stage":)" + json_quote(stage) + "}");
  }
  void map_base_path(const std::string& base_path, const std::string& stage) const {
    call("POST", "/domainnames/api.example.com/basepathmappings",
         R"({"basePath":)" + json_quote(base_path) + R"(,"restApiId":)" + json_quote(api_id) +
             R"(,"stage":)" + json_quote(stage) + "}");
  }

  Message visit(const std::string& target, Headers headers = {},
                const std::string& host = "api.example.com") const {
    headers.emplace_back("Host", host);
    return functional::send(url(), {.target = target, .headers = std::move(headers)});
  }
  std::string event(const std::string& target, Headers headers = {},
                    const std::string& host = "api.example.com") const {
    const Message answer = visit(target, std::move(headers), host);
    EXPECT_EQ(answer.status(), 200) << target << ": " << answer.body;
    return answer.body;
  }

  std::string echo;
  std::string regional_name;
};

TEST_F(CustomDomain, ARestApisEventShowsTheBasePathInsteadOfTheStage) {
  map_base_path("v1", "prod");
  const std::string got = event("/v1/orders/7?x=1", {{"X-Tag", "one"}});
  EXPECT_EQ(json_text(got, "/path"), "/v1/orders/7");
  EXPECT_EQ(json_text(got, "/resource"), "/{proxy+}");
  EXPECT_EQ(json_text(got, "/pathParameters/proxy"), "orders/7");
  EXPECT_EQ(json_text(got, "/queryStringParameters/x"), "1");
  EXPECT_EQ(json_text(got, "/requestContext/path"), "/v1/orders/7");
  EXPECT_EQ(json_text(got, "/requestContext/stage"), "prod");
  EXPECT_EQ(json_text(got, "/requestContext/apiId"), api_id);
  EXPECT_EQ(json_text(got, "/requestContext/domainName"), "api.example.com");
  EXPECT_EQ(json_text(got, "/requestContext/domainPrefix"), "api");
  EXPECT_EQ(json_text(event("/v1"), "/resource"), "/");
}

TEST_F(CustomDomain, ARequestWithoutMappingIsForbidden) {
  const Message unmapped = visit("/v1/orders");
  EXPECT_EQ(unmapped.status(), 403);
  EXPECT_EQ(unmapped.body, R"({"message":"Forbidden"})");
  EXPECT_EQ(unmapped.get("x-amzn-ErrorType"), "ForbiddenException");
  map_base_path("v1", "prod");
  EXPECT_EQ(visit("/v1/orders").status(), 200);
  EXPECT_EQ(visit("/v2/orders").status(), 403);
  // The control plane's paths are none of the control plane's here.
  EXPECT_EQ(visit("/restapis").status(), 403);
}

TEST_F(CustomDomain, TheStageIsInThePathWhereTheMappingNamesNone) {
  map_base_path("v1", "(none)");
  const std::string got = event("/v1/prod/orders");
  EXPECT_EQ(json_text(got, "/path"), "/v1/prod/orders");
  EXPECT_EQ(json_text(got, "/requestContext/path"), "/v1/prod/orders");
  EXPECT_EQ(json_text(got, "/pathParameters/proxy"), "orders");
  EXPECT_EQ(visit("/v1/orders").status(), 403);
}

TEST_F(CustomDomain, TheNamesOfItsEndpointAreServedToo) {
  map_base_path("(none)", "prod");
  const std::string got = event("/orders", {}, regional_name);
  EXPECT_EQ(json_text(got, "/requestContext/domainName"), regional_name);
  const std::string label = regional_name.substr(0, regional_name.find('.'));
  EXPECT_EQ(json_text(event("/orders", {}, label + ".execute-api.us-east-1.localhost:4566"),
                      "/requestContext/domainPrefix"),
            label);
}

TEST_F(CustomDomain, TheLongestOfSeveralLevelsTakesTheRequest) {
  map_api("", api_id, "prod");
  const std::string deep = create_http_api("$default", "2.0");
  map_api("orders/v1/items", deep, "$default");
  EXPECT_EQ(json_text(event("/orders/v1"), "/requestContext/apiId"), api_id);
  EXPECT_EQ(json_text(event("/orders/v1/items/7"), "/requestContext/apiId"), deep);
}

TEST_F(CustomDomain, AnHttpApisEventShowsTheKeyInFormatOneOnly) {
  map_api("two", create_http_api("test", "2.0"), "test");
  const std::string two = event("/two/orders/7");
  EXPECT_EQ(json_text(two, "/rawPath"), "/test/orders/7");
  EXPECT_EQ(json_text(two, "/requestContext/http/path"), "/test/orders/7");
  EXPECT_EQ(json_text(two, "/requestContext/stage"), "test");
  EXPECT_EQ(json_text(two, "/requestContext/domainName"), "api.example.com");
  EXPECT_EQ(json_text(two, "/pathParameters/proxy"), "orders/7");
  map_api("default", create_http_api("$default", "2.0"), "$default");
  EXPECT_EQ(json_text(event("/default/orders/7"), "/rawPath"), "/orders/7");
  map_api("one", create_http_api("$default", "1.0"), "$default");
  const std::string one = event("/one/orders/7");
  EXPECT_EQ(json_text(one, "/path"), "/one/orders/7");
  EXPECT_EQ(json_text(one, "/pathParameters/proxy"), "orders/7");
}

TEST_F(CustomDomain, ItServesWhatTheApisOwnEndpointDoesNot) {
  map_base_path("rest", "prod");
  const std::string http = create_http_api("$default", "2.0");
  map_api("http", http, "$default");
  call(
      "PATCH", base,
      R"({"patchOperations":[{"op":"replace","path":"/disableExecuteApiEndpoint","value":"true"}]})");
  deploy();
  call("PATCH", "/v2/apis/" + http, R"({"disableExecuteApiEndpoint":true})");
  EXPECT_EQ(send("GET", "/orders").status(), 403);
  EXPECT_EQ(get(url() + "/_aws/execute-api/" + http + "/orders").status(), 404);
  EXPECT_EQ(visit("/rest/orders").status(), 200);
  EXPECT_EQ(visit("/http/orders").status(), 200);
}

TEST_F(CustomDomain, RoutingRulesGoBeforeMappings) {
  map_base_path("(none)", "prod");
  call("PATCH", "/v2/domainnames/api.example.com",
       R"({"routingMode":"ROUTING_RULE_THEN_API_MAPPING"})");
  call("POST", base + "/stages",
       R"({"stageName":"beta","deploymentId":")" +
           json_text(call("GET", base + "/stages/prod"), "/deploymentId") + R"("})");
  call("POST", "/v2/domainnames/api.example.com/routingrules",
       R"({"priority":1,"conditions":[{"matchHeaders":{"anyOf":[)"
       R"({"header":"x-version","valueGlob":"b*"}]}},{"matchBasePaths":{"anyOf":["shop"]}}],)"
       R"("actions":[{"invokeApi":{"stage":"beta","stripBasePath":true,"apiId":")" +
           api_id + R"("}}]})");
  const std::string ruled = event("/shop/cats", {{"X-Version", "beta"}});
  EXPECT_EQ(json_text(ruled, "/requestContext/stage"), "beta");
  EXPECT_EQ(json_text(ruled, "/pathParameters/proxy"), "cats");
  EXPECT_EQ(json_text(ruled, "/path"), "/shop/cats");
  const std::string mapped = event("/shop/cats", {{"X-Version", "alpha"}});
  EXPECT_EQ(json_text(mapped, "/requestContext/stage"), "prod");
  EXPECT_EQ(json_text(mapped, "/pathParameters/proxy"), "shop/cats");
}

TEST_F(CustomDomain, AWebSocketApiTakesHandshakesByIt) {
  const std::string id = json_text(call("POST", "/v2/apis",
                                        R"({"name":"chat","protocolType":"WEBSOCKET",)"
                                        R"("routeSelectionExpression":"$request.body.action"})"),
                                   "/apiId");
  const std::string path = "/v2/apis/" + id;
  const std::string integration = json_text(
      call("POST", path + "/integrations", R"({"integrationType":"MOCK"})"), "/integrationId");
  call("POST", path + "/routes",
       R"({"routeKey":"$default","target":"integrations/)" + integration + R"("})");
  call("POST", path + "/stages", R"({"autoDeploy":true,"stageName":"live"})");
  map_api("chat", id, "live");
  const Headers upgrade{{"Connection", "Upgrade"},
                        {"Upgrade", "websocket"},
                        {"Sec-WebSocket-Version", "13"},
                        {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}};
  HttpConnection connection(split_url(url()).address);
  connection.write(to_wire({.target = "/chat", .headers = upgrade}, "api.example.com"));
  EXPECT_THAT(connection.read_until("\r\n\r\n"), testing::StartsWith("HTTP/1.1 101"));
  EXPECT_EQ(visit("/other", upgrade).status(), 403);
}

TEST_F(CustomDomain, ADomainThatIsGoneIsNoNameOfTheEmulator) {
  map_base_path("v1", "prod");
  EXPECT_EQ(visit("/v1/orders").status(), 200);
  call("DELETE", "/domainnames/api.example.com");
  EXPECT_EQ(visit("/v1/orders").status(), 403);
  EXPECT_THAT(visit("/v1/orders").body, testing::HasSubstr("is not a name of this emulator"));
}

}  // namespace
}  // namespace emulator::functional
