// Mapping templates, parameter mappings, validators and gateway responses, below the port.

#include "data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

// Remembers what it was asked, and answers what it was told.
class FakeService final : public Service {
 public:
  std::string_view name() const noexcept override { return "sqs"; }
  boost::asio::awaitable<http::Response> handle(aws::Call& call) override {
    received = call.request;
    co_return answer;
  }
  boost::asio::awaitable<void> reset() override { co_return; }

  http::Request received;
  http::Response answer;
};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

class Mapped : public DataPlaneTest {
 protected:
  Mapped() { path = gateway.method_path(gateway.root, "POST"); }

  void put(const std::string& target, const std::string& body) {
    const auto answer = gateway.call("PUT", target, body);
    ASSERT_EQ(answer.status, 201) << answer.body;
  }
  void method(const std::string& further = "") {
    put(path, R"({"authorizationType":"NONE")" + further + "}");
  }
  void integration(const std::string& members) { put(path + "/integration", "{" + members + "}"); }
  // An integration response, with its method response.
  void response(const std::string& status, const std::string& members = "",
                const std::string& declared = "") {
    put(path + "/responses/" + status, "{" + declared + "}");
    put(path + "/integration/responses/" + status, "{" + members + "}");
  }
  static std::string templates(std::string_view what, std::string_view text) {
    return "\"" + std::string(what) + R"(":{"application/json":)" + quoted(text) + "}";
  }
  // A MOCK that answers what a template renders.
  void echo(std::string_view text, const std::string& further = "") {
    integration(R"("type":"MOCK",)" + templates("requestTemplates", R"({"statusCode":200})"));
    response("200", templates("responseTemplates", text) + further);
    deploy(R"({"color":"blue"})");
  }
  void lambda(const std::string& further) {
    integration(
        R"("type":"AWS","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:lambda:path/)"
        R"(2015-03-31/functions/)" +
        std::string(function_arn) + R"(/invocations")" + further);
  }

  std::string path;
};

TEST_F(Mapped, Templates_see_the_request_the_context_and_the_stage) {
  method();
  echo(R"($context.httpMethod $context.stage $context.path $context.resourcePath )"
       R"($context.identity.sourceIp $stageVariables.color $context.requestId )"
       R"([$context.identity.user] $input.params('q') $input.params().header.get('X-A'))");
  const auto answer = send("POST", "/?q=1", {{"X-A", "a"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "POST prod /prod/ / 127.0.0.1 blue request-id [] 1 a");
  EXPECT_EQ(answer.headers.get("Content-Type"), "application/json");
}

TEST_F(Mapped, Templates_see_the_headers_that_API_Gateway_adds_and_none_of_the_connection) {
  method();
  echo(R"($input.params('x-forwarded-for') $input.params().header.get('X-Forwarded-Port') )"
       R"($input.params('X-Forwarded-Proto') $input.params('X-Amzn-Trace-Id') )"
       R"([$!input.params().header.get('Connection')])");
  const auto answer = send("POST", "/",
                           {{"Host", "localhost:4566"},
                            {"Connection", "close"},
                            {"X-Forwarded-For", "10.0.0.1"},
                            {"X-Forwarded-Proto", "gopher"},
                            {"X-Amzn-Trace-Id", "Root=1-2-3"}});
  EXPECT_EQ(answer.body, "10.0.0.1, 127.0.0.1 4566 http Root=1-2-3 []");
}

TEST_F(Mapped, A_function_without_a_body_gets_an_empty_event) {
  method();
  lambda("");
  response("200");
  deploy();
  EXPECT_EQ(send("POST", "/").status, 200);
  EXPECT_EQ(invoker.received.payload, "{}");
}

TEST_F(Mapped, What_is_no_JSON_is_refused_in_the_words_of_Lambda) {
  method();
  lambda("");
  response("200");
  deploy();
  const auto answer = send("POST", "/", {}, "{\"a\": it's}");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body,
            R"({"Type":"User","message":"Could not parse request body into json: Could not parse )"
            R"(payload into json: Unrecognized token 'it': was expecting (JSON String, Number, )"
            R"(Array, Object or token 'null', 'true' or 'false')\n at [Source: (byte[]); line: 1, )"
            R"(column: 7]"})");
}

TEST_F(Mapped, The_status_of_the_request_template_selects_the_response) {
  method();
  integration(R"("type":"MOCK",)" +
              templates("requestTemplates",
                        "#if($input.params('fail') == 'yes'){\"statusCode\": 503}#else"
                        "{\"statusCode\": 200}#end"));
  response("200", templates("responseTemplates", "fine"));
  response("500", R"("selectionPattern":"5\\d{2}",)" + templates("responseTemplates", "failed"));
  deploy();
  EXPECT_EQ(send("POST", "/").body, "fine");
  const auto failed = send("POST", "/?fail=yes");
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(failed.body, "failed");
}

TEST_F(Mapped, Without_a_fitting_response_it_is_an_internal_error) {
  method();
  integration(R"("type":"MOCK",)" + templates("requestTemplates", R"({"statusCode":200})"));
  response("200", R"("selectionPattern":"5..")");
  deploy();
  const auto answer = send("POST", "/");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body, R"({"message":"Internal server error"})");
}

TEST_F(Mapped, The_body_passes_through_as_far_as_the_behavior_lets_it) {
  method();
  const auto with = [this](const std::string& behavior, const std::string& further) {
    integration(R"("type":"MOCK","passthroughBehavior":")" + behavior + "\"" + further);
    if (gateway.call("GET", path + "/responses/200").status == 404) {
      put(path + "/responses/200", "{}");
    }
    put(path + "/integration/responses/200", "{}");
    deploy();
    return send("POST", "/", {{"Content-Type", "text/plain; charset=utf-8"}},
                R"({"statusCode":200})")
        .status;
  };
  const std::string json = "," + templates("requestTemplates", R"({"statusCode":200})");
  EXPECT_EQ(with("WHEN_NO_MATCH", json), 200);
  EXPECT_EQ(with("NEVER", json), 415);
  EXPECT_EQ(with("WHEN_NO_TEMPLATES", json), 415);
  EXPECT_EQ(with("WHEN_NO_TEMPLATES", ""), 200);
}

TEST_F(Mapped, A_template_that_fails_is_an_internal_error) {
  method();
  echo("#if(");
  EXPECT_EQ(send("POST", "/").body, R"({"message":"Internal server error"})");
}

TEST_F(Mapped, A_response_overrides_its_status_and_headers) {
  method();
  echo(
      "#set($context.responseOverride.status = 418)"
      "#set($context.responseOverride.header.X-Pot = 'short')stout");
  const auto answer = send("POST", "/");
  EXPECT_EQ(answer.status, 418);
  EXPECT_EQ(answer.headers.get("X-Pot"), "short");
  EXPECT_EQ(answer.body, "stout");
}

TEST_F(Mapped, A_function_gets_the_mapped_body_and_its_error_selects_the_response) {
  method();
  lambda("," + templates("requestTemplates",
                         R"vtl({"name":$input.json('$.n'),"q":"$input.params('q')"})vtl"));
  response("200");
  response("404",
           R"("selectionPattern":".*not found.*","responseParameters":)"
           R"({"method.response.header.X-Why":"integration.response.body.errorMessage"},)" +
               templates("responseTemplates", R"vtl({"error":"$input.path('$.errorMessage')"})vtl"),
           R"("responseParameters":{"method.response.header.X-Why":false})");
  deploy();
  invoker.answer(R"({"ok":true})");
  const auto fine = send("POST", "/?q=1", {}, R"({"n":["a"]})");
  EXPECT_EQ(invoker.received.payload, R"({"name":["a"],"q":"1"})");
  EXPECT_EQ(fine.status, 200);
  EXPECT_EQ(fine.body, R"({"ok":true})");
  invoker.fail(R"({"errorMessage":"item not found","errorType":"E"})");
  const auto failed = send("POST", "/", {}, "{}");
  EXPECT_EQ(failed.status, 404);
  EXPECT_EQ(failed.body, R"({"error":"item not found"})");
  EXPECT_EQ(failed.headers.get("X-Why"), "item not found");
  invoker.fail(R"({"errorMessage":"else","errorType":"E"})");
  EXPECT_EQ(send("POST", "/", {}, "{}").status, 200);
}

TEST_F(Mapped, A_function_is_called_asynchronously_by_a_header) {
  method();
  lambda(R"(,"requestParameters":{"integration.request.header.X-Amz-Invocation-Type":"'Event'"})");
  response("200");
  deploy();
  EXPECT_EQ(send("POST", "/", {}, R"({"a":1})").status, 200);
  EXPECT_EQ(invoker.received_async.payload, R"({"a":1})");
}

TEST_F(Mapped, A_service_is_called_with_parameters_and_by_its_path) {
  FakeService sqs;
  sqs.answer = http::make_response(200, "text/xml", "<ok/>");
  plane.set_services([&sqs](std::string_view name) { return name == "sqs" ? &sqs : nullptr; });
  method(R"(,"requestParameters":{"method.request.querystring.text":false})");
  integration(
      R"("type":"AWS","httpMethod":"POST","credentials":"arn:aws:iam::000000000000:role/r",)"
      R"("uri":"arn:aws:apigateway:us-east-1:sqs:path/000000000000/queue",)"
      R"("requestParameters":{"integration.request.header.Content-Type":)"
      R"("'application/x-www-form-urlencoded'",)"
      R"("integration.request.querystring.Extra":"method.request.querystring.text"},)" +
      templates("requestTemplates", "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"));
  response("200", templates("responseTemplates", "sent"));
  deploy();
  const auto answer = send("POST", "/?text=a%20b", {}, R"({"a": 1})");
  EXPECT_EQ(answer.body, "sent");
  EXPECT_EQ(sqs.received.method, "POST");
  EXPECT_EQ(sqs.received.target, "/000000000000/queue?Extra=a%20b");
  EXPECT_EQ(sqs.received.headers.get("Content-Type"), "application/x-www-form-urlencoded");
  EXPECT_EQ(sqs.received.body, "Action=SendMessage&MessageBody=%7B%22a%22%3A+1%7D");
}

TEST_F(Mapped, A_service_that_is_not_served_is_an_internal_error) {
  method();
  integration(
      R"("type":"AWS","httpMethod":"POST","credentials":"arn:aws:iam::000000000000:role/r",)"
      R"("uri":"arn:aws:apigateway:us-east-1:sns:action/Publish")");
  response("200");
  deploy();
  EXPECT_EQ(send("POST", "/").status, 500);
}

TEST_F(Mapped, Required_parameters_and_bodies_are_validated) {
  gateway.call("POST", gateway.base + "/models",
               R"({"name":"Pet","contentType":"application/json","schema":)" +
                   quoted(R"({"type":"object","required":["name"]})") + "}");
  const auto validator =
      gateway.call("POST", gateway.base + "/requestvalidators",
                   R"({"name":"v","validateRequestBody":true,"validateRequestParameters":true})");
  method(R"(,"requestParameters":{"method.request.header.X-A":true,)"
         R"("method.request.querystring.q":true,"method.request.querystring.r":false},)"
         R"("requestModels":{"application/json":"Pet"},"requestValidatorId":")" +
         validator.at("id") + "\"");
  echo("ok");
  const auto missing = send("POST", "/");
  EXPECT_EQ(missing.status, 400);
  EXPECT_EQ(missing.body, R"({"message":"Missing required request parameters: [X-A, q]"})");
  const http::Headers headers{{"x-a", "1"}};
  const auto invalid = send("POST", "/?q=1", headers, "{}");
  EXPECT_EQ(invalid.status, 400);
  EXPECT_EQ(invalid.body, R"({"message":"Invalid request body"})");
  EXPECT_EQ(invalid.headers.get("x-amzn-ErrorType"), "BadRequestException");
  EXPECT_EQ(send("POST", "/?q=1", headers, "{").status, 400);
  EXPECT_EQ(send("POST", "/?q=1", headers, R"({"name":"x"})").body, "ok");
}

TEST_F(Mapped, Gateway_responses_take_the_place_of_awss_own) {
  method();
  create_lambda(gateway.root, "GET");
  put(gateway.base + "/gatewayresponses/DEFAULT_4XX", R"({"responseParameters":{
      "gatewayresponse.header.Access-Control-Allow-Origin":"'*'",
      "gatewayresponse.header.X-Query":"method.request.querystring.q"}})");
  put(gateway.base + "/gatewayresponses/DEFAULT_5XX",
      R"({"statusCode":"599","responseTemplates":{"text/plain":"$context.error.message on $context.stage"}})");
  put(gateway.base + "/gatewayresponses/BAD_REQUEST_BODY",
      R"({"statusCode":"422","responseTemplates":{"application/json":)" +
          quoted(
              R"({"m":$context.error.messageString,"v":"$context.error.validationErrorString","t":"$context.error.responseType"})") +
          "}}");
  const auto validator = gateway.call("POST", gateway.base + "/requestvalidators",
                                      R"({"name":"v","validateRequestBody":true})");
  gateway.call("POST", gateway.base + "/models",
               R"({"name":"Pet","contentType":"application/json","schema":)" +
                   quoted(R"({"type":"array","minItems":1})") + "}");
  gateway.call("PATCH", path,
               R"({"patchOperations":[{"op":"replace","path":"/requestValidatorId","value":")" +
                   validator.at("id") +
                   R"("},{"op":"add","path":"/requestModels/application~1json","value":"Pet"}]})");
  echo("#if(");
  const auto missing = send("PUT", "/?q=1");
  EXPECT_EQ(missing.status, 403);
  EXPECT_EQ(missing.body, R"({"message":"Missing Authentication Token"})");
  EXPECT_EQ(missing.headers.get("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(missing.headers.get("X-Query"), "1");
  const auto invalid = send("POST", "/", {}, "[]");
  EXPECT_EQ(invalid.status, 422);
  EXPECT_EQ(invalid.body,
            R"({"m":"Invalid request body","v":"[array is too short: must have at least 1 )"
            R"(elements but instance has 0 elements]","t":"BAD_REQUEST_BODY"})");
  const auto failed = send("POST", "/", {}, "[1]");
  EXPECT_EQ(failed.status, 599);
  EXPECT_EQ(failed.body, "Internal server error on prod");
  EXPECT_EQ(failed.headers.get("Content-Type"), "text/plain");
  // The function proxy has them as well.
  invoker.answer("no json");
  EXPECT_EQ(send("GET", "/").status, 599);
  invoker.answer(R"({"statusCode":201})");
  EXPECT_EQ(send("GET", "/").status, 201);
}

TEST_F(Mapped, What_a_template_overrides_is_final) {
  method();
  echo(R"(#set($context.responseOverride.header.X-A = ["1", "2"]))"
       R"(#set($context.responseOverride.status = 418)#set($again = $input.params('again')))"
       R"(#if($again == 'header')#set($context.responseOverride.header.X-A = "2")#end)"
       R"(#if($again == 'status')#set($context.responseOverride.status = 400)#end)");
  const auto answer = send("POST", "/");
  EXPECT_EQ(answer.status, 418u);
  EXPECT_EQ(answer.headers.get("X-A"), "1,2");
  EXPECT_EQ(send("POST", "/?again=header").status, 500u);
  EXPECT_EQ(send("POST", "/?again=status").status, 500u);
}

}  // namespace
}  // namespace emulator::execute_api
