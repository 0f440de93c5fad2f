// What a function behind API Gateway is told of a request, over the wire.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

using testing::MatchesRegex;

class ApiGatewayEvent : public ApiGatewayTest {
 protected:
  void SetUp() override {
    ApiGatewayTest::SetUp();
    const std::string echo =
        create_function(aws(), {.name = "echo", .zip = read_file(function_zip_path("echo"))});
    wait_until_active(aws(), "echo");
    create_lambda_method(root_id, "GET", echo);
    const auto orders = create_resource(root_id, "orders");
    create_lambda_method(orders, "POST", echo);
    order_id = create_resource(orders, "{id}");
    create_lambda_method(order_id, "ANY", echo);
    create_lambda_method(create_resource(create_resource(root_id, "files"), "{proxy+}"), "ANY",
                         echo);
    deploy(R"(,"variables":{"color":"blue"})");
  }

  // The event that the function got, as JSON.
  std::string event(const std::string& method, const std::string& target, Headers headers = {},
                    std::string body = "") const {
    const Message answer = send(method, target, std::move(headers), std::move(body));
    EXPECT_EQ(answer.status(), 200) << method << ' ' << target << ": " << answer.body;
    return answer.body;
  }

  std::string order_id;
};

TEST_F(ApiGatewayEvent, EachRequestHasItsResourceItsRawPathAndItsDecodedParameters) {
  struct Case {
    const char* method;
    const char* target;
    const char* resource;
    const char* path;
    const char* path_parameters;
  };
  for (const Case& test : {
           Case{"GET", "", "/", "/", "null"},
           Case{"GET", "/", "/", "/", "null"},
           Case{"POST", "/orders", "/orders", "/orders", "null"},
           Case{"POST", "/orders/", "/orders", "/orders/", "null"},
           Case{"GET", "/orders/7", "/orders/{id}", "/orders/7", R"({"id":"7"})"},
           Case{"DELETE", "/orders/7/", "/orders/{id}", "/orders/7/", R"({"id":"7"})"},
           Case{"PUT", "/orders/a%2Fb", "/orders/{id}", "/orders/a%2Fb", R"({"id":"a%2Fb"})"},
           Case{"PUT", "/orders/a%2Bb+c", "/orders/{id}", "/orders/a%2Bb+c", R"({"id":"a%2Bb+c"})"},
           Case{"GET", "/files/a/b", "/files/{proxy+}", "/files/a/b", R"({"proxy":"a/b"})"},
           Case{"GET", "/files//a", "/files/{proxy+}", "/files//a", R"({"proxy":"/a"})"},
           Case{"GET", "/files/a%20b/", "/files/{proxy+}", "/files/a%20b/", R"({"proxy":"a%20b"})"},
       }) {
    const std::string got = event(test.method, test.target);
    EXPECT_EQ(json_text(got, "/httpMethod"), test.method) << test.target;
    EXPECT_EQ(json_text(got, "/resource"), test.resource) << test.target;
    EXPECT_EQ(json_text(got, "/path"), test.path) << test.target;
    EXPECT_EQ(json_text(got, "/requestContext/path"), std::string("/prod") + test.path);
    EXPECT_EQ(json_text(got, "/pathParameters"), test.path_parameters) << test.target;
  }
}

TEST_F(ApiGatewayEvent, QueriesAndHeadersComeSingleAndMultiple) {
  const std::string got =
      event("POST", "/orders?a=1&b=x%20y&a=2&c",
            {{"X-Tag", "one"}, {"X-Tag", "two"}, {"Content-Type", "text/plain"}}, "the body");
  EXPECT_EQ(json_text(got, "/queryStringParameters"), R"({"a":"2","b":"x y","c":""})");
  EXPECT_EQ(json_text(got, "/multiValueQueryStringParameters"),
            R"({"a":["1","2"],"b":["x y"],"c":[""]})");
  EXPECT_EQ(json_text(got, "/headers/X-Tag"), "two");
  EXPECT_EQ(json_text(got, "/multiValueHeaders/X-Tag"), R"(["one","two"])");
  EXPECT_EQ(json_text(got, "/headers/Content-Type"), "text/plain");
  EXPECT_EQ(json_text(got, "/headers/X-Forwarded-For"), "127.0.0.1");
  EXPECT_EQ(json_text(got, "/headers/X-Forwarded-Proto"), "http");
  EXPECT_THAT(json_text(got, "/headers/X-Amzn-Trace-Id"),
              MatchesRegex("Root=1-[0-9a-f]{8}-[0-9a-f]{24}"));
  EXPECT_THROW(json_text(got, "/headers/Content-Length"), std::runtime_error);
  EXPECT_EQ(json_text(got, "/body"), "the body");
  EXPECT_EQ(json_text(got, "/isBase64Encoded"), "false");
  EXPECT_EQ(json_text(got, "/stageVariables"), R"({"color":"blue"})");
}

TEST_F(ApiGatewayEvent, TheRequestContextTellsWhereTheRequestCameThrough) {
  const std::string got = event("GET", "/orders/7", {{"User-Agent", "test/1"}});
  EXPECT_EQ(json_text(got, "/queryStringParameters"), "null");
  EXPECT_EQ(json_text(got, "/body"), "null");
  const std::string context = "/requestContext";
  EXPECT_EQ(json_text(got, context + "/resourceId"), order_id);
  EXPECT_EQ(json_text(got, context + "/resourcePath"), "/orders/{id}");
  EXPECT_EQ(json_text(got, context + "/accountId"), "000000000000");
  EXPECT_EQ(json_text(got, context + "/stage"), "prod");
  EXPECT_EQ(json_text(got, context + "/apiId"), api_id);
  EXPECT_EQ(json_text(got, context + "/domainPrefix"), api_id);
  EXPECT_EQ(json_text(got, context + "/domainName"),
            api_id + ".execute-api.us-east-1.amazonaws.com");
  EXPECT_EQ(json_text(got, context + "/protocol"), "HTTP/1.1");
  EXPECT_EQ(json_text(got, context + "/identity/sourceIp"), "127.0.0.1");
  EXPECT_EQ(json_text(got, context + "/identity/userAgent"), "test/1");
  EXPECT_EQ(json_text(got, context + "/identity/caller"), "null");
  EXPECT_THAT(json_text(got, context + "/requestTime"),
              MatchesRegex("[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} \\+0000"));
  EXPECT_THAT(json_text(got, context + "/requestTimeEpoch"), MatchesRegex("[0-9]{13}"));
  EXPECT_EQ(json_text(got, context + "/deploymentId"),
            json_text(call("GET", base + "/stages/prod"), "/deploymentId"));
}

TEST_F(ApiGatewayEvent, TheAnswerCarriesTheIdsOfTheRequest) {
  const Message answer = send("GET", "/");
  EXPECT_EQ(answer.get("x-amzn-RequestId"), json_text(answer.body, "/requestContext/requestId"));
  EXPECT_EQ(answer.get("x-amz-apigw-id"),
            json_text(answer.body, "/requestContext/extendedRequestId"));
  EXPECT_EQ(answer.get("X-Amzn-Trace-Id"), json_text(answer.body, "/headers/X-Amzn-Trace-Id"));
}

TEST_F(ApiGatewayEvent, AllFormsOfAddressReachTheSameApi) {
  const std::string host = api_id + ".execute-api.localhost";
  const HttpRequest by_host{.target = "/prod/orders/7?x=1", .headers = {{"Host", host + ":4566"}}};
  const HttpRequest by_path{.target = "/_aws/execute-api/" + api_id + "/prod/orders/7?x=1"};
  for (const HttpRequest& request : {by_host, by_path}) {
    const Message answer = functional::send(url(), request);
    ASSERT_EQ(answer.status(), 200) << answer.body;
    EXPECT_EQ(json_text(answer.body, "/path"), "/orders/7");
    EXPECT_EQ(json_text(answer.body, "/requestContext/path"), "/prod/orders/7");
    EXPECT_EQ(json_text(answer.body, "/queryStringParameters"), R"({"x":"1"})");
  }
  EXPECT_EQ(json_text(functional::send(url(), by_host).body, "/requestContext/domainName"), host);
}

TEST_F(ApiGatewayEvent, BinaryMediaTypesApplyFromTheNextDeploymentOn) {
  call("PATCH", base,
       R"({"patchOperations":[{"op":"add","path":"/binaryMediaTypes/image~1png"}]})");
  const Headers png = {{"Content-Type", "image/png"}};
  EXPECT_EQ(json_text(event("POST", "/orders", png, "\x89PNG"), "/isBase64Encoded"), "false");
  deploy();
  const std::string got = event("POST", "/orders", png, "\x89PNG");
  EXPECT_EQ(json_text(got, "/isBase64Encoded"), "true");
  EXPECT_EQ(json_text(got, "/body"), base64("\x89PNG"));
  EXPECT_EQ(json_text(event("POST", "/orders", {{"Content-Type", "text/plain"}}, "text"), "/body"),
            "text");
}

}  // namespace
}  // namespace emulator::functional
