// What callers of a deployed API are answered, over the wire.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

// Answers what the request's body says, in base64. "sleep" takes too long, "exit" fails.
constexpr const char* obedient_bootstrap = R"sh(#!/bin/sh
next=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
cd "$(mktemp -d)" || exit 1
while :; do
  curl -sS -D head -o event "$next/next" || exit 1
  id=$(tr -d '\r' < head | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
  sed 's/.*"body":"\([^"]*\)".*/\1/' event | base64 -d > answer
  case $(cat answer) in
    sleep) sleep 1 ;;
    exit) exit 1 ;;
  esac
  curl -sS -o /dev/null --data-binary @answer "$next/$id/response"
done
)sh";

class ApiGatewayResponse : public ApiGatewayTest {
 protected:
  void SetUp() override {
    ApiGatewayTest::SetUp();
    const std::string function =
        create_function(aws(), {.name = "obedient", .zip = script_package(obedient_bootstrap)});
    wait_until_active(aws(), "obedient");
    create_lambda_method(root_id, "POST", function);
    create_lambda_method(root_id, "HEAD", function);
    create_lambda_method(create_resource(root_id, "hasty"), "POST", function,
                         R"(,"timeoutInMillis":200)");
    create_lambda_method(create_resource(root_id, "nobody"), "POST", function + "-missing");
    deploy();
  }

  Message answer_to(const std::string& function_answer, Headers headers = {}) const {
    return send("POST", "/", std::move(headers), base64(function_answer));
  }
};

TEST_F(ApiGatewayResponse, AWellFormedAnswerGoesThrough) {
  const Message answer =
      answer_to(R"({"statusCode":"201","headers":{"X-One":"1","Date":"then"},)"
                R"("multiValueHeaders":{"Set-Cookie":["a=1","b=2"]},"body":"stored"})");
  EXPECT_EQ(answer.status(), 201);
  EXPECT_EQ(answer.body, "stored");
  EXPECT_EQ(answer.get("X-One"), "1");
  EXPECT_EQ(answer.get("Content-Type"), "application/json");
  EXPECT_EQ(answer.get("x-amzn-Remapped-Date"), "then");
  EXPECT_EQ(std::count_if(answer.headers.begin(), answer.headers.end(),
                          [](const auto& header) { return header.first == "Set-Cookie"; }),
            2);
  EXPECT_EQ(answer_to("{}").status(), 200);
}

TEST_F(ApiGatewayResponse, AMalformedAnswerIsABadGatewayAndTheLogSaysWhy) {
  struct Case {
    const char* answer;
    const char* reason;
  };
  for (const Case& test : {
           Case{"nonsense", "it is no JSON"},
           Case{"null", "it is null, not an object"},
           Case{R"("text")", "it is a string, not an object"},
           Case{R"({"hello":"world"})", "it has a member 'hello'"},
           Case{R"({"statusCode":"ok"})", "statusCode is no status code between 200 and 599"},
           Case{R"({"statusCode":200,"body":{"a":1}})", "body is an object, not a string"},
           Case{R"({"headers":[]})", "headers is an array, not an object"},
       }) {
    const Message answer = answer_to(test.answer);
    EXPECT_EQ(answer.status(), 502) << test.answer;
    EXPECT_EQ(answer.body, R"({"message":"Internal server error"})");
    if (is_external()) continue;
    EXPECT_TRUE(emulator().process().wait_for_output(test.reason, default_timeout)) << test.reason;
  }
  EXPECT_EQ(answer_to("{}").status(), 200);
}

TEST_F(ApiGatewayResponse, AFunctionThatFailsIsABadGateway) {
  const Message answer = answer_to("exit");
  EXPECT_EQ(answer.status(), 502);
  EXPECT_EQ(answer.body, R"({"message":"Internal server error"})");
  EXPECT_EQ(answer.get("x-amzn-ErrorType"), "InternalServerErrorException");
  EXPECT_EQ(answer_to("{}").status(), 200);
}

TEST_F(ApiGatewayResponse, AMissingFunctionIsAnInternalError) {
  const Message answer = send("POST", "/nobody");
  EXPECT_EQ(answer.status(), 500);
  EXPECT_EQ(answer.body, R"({"message":"Internal server error"})");
}

TEST_F(ApiGatewayResponse, AFunctionThatTakesLongerThanItsIntegrationIsAGatewayTimeout) {
  send("POST", "/hasty", {}, base64("{}"));  // so that the start of a process doesn't count
  const Message answer = send("POST", "/hasty", {}, base64("sleep"));
  EXPECT_EQ(answer.status(), 504);
  EXPECT_EQ(answer.body, R"({"message":"Endpoint request timed out"})");
}

TEST_F(ApiGatewayResponse, WhatIsNotDeployedIsNotThere) {
  for (const auto& [method, target] :
       {std::pair{"GET", "/"}, std::pair{"POST", "/nope"}, std::pair{"OPTIONS", "/"}}) {
    const Message answer = send(method, target);
    EXPECT_EQ(answer.status(), 403);
    EXPECT_EQ(answer.body, R"({"message":"Missing Authentication Token"})");
    EXPECT_EQ(answer.get("x-amzn-ErrorType"), "MissingAuthenticationTokenException");
    EXPECT_NE(answer.get("x-amzn-RequestId"), "");
  }
  for (const std::string& target :
       {base + "/dev/_user_request_/", std::string("/restapis/abcdefghij/prod/_user_request_/")}) {
    const Message answer = functional::send(url(), {.method = "POST", .target = target});
    EXPECT_EQ(answer.status(), 403) << target;
    EXPECT_EQ(answer.body, R"({"message":"Forbidden"})");
    EXPECT_EQ(answer.get("x-amzn-ErrorType"), "ForbiddenException");
  }
}

TEST_F(ApiGatewayResponse, TheDraftChangesNothingUntilItIsDeployed) {
  const auto method = base + "/resources/" + root_id + "/methods/POST";
  call("DELETE", method);
  EXPECT_EQ(answer_to("{}").status(), 200);
  deploy();
  EXPECT_EQ(answer_to("{}").status(), 403);
}

TEST_F(ApiGatewayResponse, ABodyOverTenMegabytesIsTooLong) {
  const Message answer = send("POST", "/", {}, std::string(10 * 1024 * 1024 + 1, 'x'));
  EXPECT_EQ(answer.status(), 413);
  EXPECT_EQ(answer.body, R"({"message":"Request Too Long"})");
}

TEST_F(ApiGatewayResponse, WhatLambdaCannotTakeIsTooLongAsWell) {
  const Message answer = send("POST", "/", {}, std::string(7 * 1024 * 1024, 'x'));
  EXPECT_EQ(answer.status(), 413);
  EXPECT_EQ(answer.body, R"({"message":"Request Too Long"})");
  EXPECT_EQ(answer_to("{}").status(), 200);
}

TEST_F(ApiGatewayResponse, BinaryAnswersAreForThoseWhoAcceptThem) {
  call("PATCH", base,
       R"({"patchOperations":[{"op":"add","path":"/binaryMediaTypes/image~1png"}]})");
  deploy();
  const std::string answer = R"({"headers":{"Content-Type":"image/png"},)"
                             R"("body":"iVBORw==","isBase64Encoded":true})";
  EXPECT_EQ(answer_to(answer, {{"Accept", "image/png, */*"}}).body, "\x89PNG");
  EXPECT_EQ(answer_to(answer, {{"Accept", "text/html, image/png"}}).body, "iVBORw==");
}

TEST_F(ApiGatewayResponse, AHeadRequestGetsNoBody) {
  HttpConnection connection(split_url(url()).address);
  connection.write(to_wire({.method = "HEAD",
                            .target = base + "/prod/_user_request_/",
                            .headers = {{"Connection", "close"}},
                            .body = base64(R"({"statusCode":200,"body":"hidden"})")},
                           "localhost"));
  const std::string answer = connection.read_to_end();
  EXPECT_THAT(answer, testing::StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(answer, testing::Not(HasSubstr("hidden")));
}

}  // namespace
}  // namespace emulator::functional
