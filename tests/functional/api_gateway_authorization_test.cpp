// Who may call a deployed API, over the wire. What needs real signers and issuers is in
// tests/conformance.

#include "api_gateway_fixture.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

// An authorizer that answers its token, in base64, with the id of the invocation in it.
constexpr const char* obedient_authorizer = R"sh(#!/bin/sh
next=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
cd "$(mktemp -d)" || exit 1
while :; do
  curl -sS -D head -o event "$next/next" || exit 1
  id=$(tr -d '\r' < head | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
  sed 's/.*"authorizationToken":"\([^"]*\)".*/\1/' event | base64 -d | sed "s/INVOCATION/$id/" > answer
  curl -sS -o /dev/null --data-binary @answer "$next/$id/response"
done
)sh";

class ApiGatewayAuthorization : public ApiGatewayTest {
 protected:
  // A method that answers what the context says of its caller.
  void create_method_with(const std::string& part, const std::string& authorization) const {
    const std::string path = base + "/resources/" + create_resource(root_id, part) + "/methods/GET";
    call("PUT", path, authorization);
    call("PUT", path + "/integration",
         R"({"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\":200}"}})");
    call("PUT", path + "/responses/200", "{}");
    call("PUT", path + "/integration/responses/200",
         R"({"responseTemplates":{"application/json":)"
         R"("$context.authorizer.principalId $context.authorizer.asked"}})");
  }
  void set_policy(const std::string& statements) const {
    const std::string policy = R"({"Version":"2012-10-17","Statement":[)" + statements + "]}";
    call("PATCH", base,
         R"({"patchOperations":[{"op":"replace","path":"/policy","value":)" + json_quote(policy) +
             "}]}");
  }
  std::string create_authorizer() const {
    const std::string function =
        create_function(aws(), {.name = "gate", .zip = script_package(obedient_authorizer)});
    wait_until_active(aws(), "gate");
    return json_text(call("POST", base + "/authorizers",
                          R"({"name":"gate","type":"TOKEN","authorizerUri":)" +
                              json_quote(integration_uri(function)) +
                              R"(,"identitySource":"method.request.header.Authorization"})"),
                     "/id");
  }
  static std::string verdict(const std::string& effect, const std::string& condition = "{}") {
    return base64(R"({"principalId":"ada","policyDocument":{"Version":"2012-10-17","Statement":)"
                  R"([{"Action":"execute-api:Invoke","Effect":")" +
                  effect + R"(","Resource":"*","Condition":)" + condition +
                  R"(}]},"context":{"asked":"INVOCATION"}})");
  }
};

TEST_F(ApiGatewayAuthorization, APolicyKeepsAddressesOut) {
  create_method_with("open", R"({"authorizationType":"NONE"})");
  const std::string allow =
      R"({"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"})";
  set_policy(allow);
  deploy();
  EXPECT_EQ(send("GET", "/open").status(), 200);
  set_policy(allow + R"(,{"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke",)"
                     R"("Resource":"execute-api:/prod/GET/*",)"
                     R"("Condition":{"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}}})");
  EXPECT_EQ(send("GET", "/open").status(), 200) << "a policy counts once it is deployed";
  deploy();
  const Message denied = send("GET", "/open");
  EXPECT_EQ(denied.status(), 403);
  EXPECT_EQ(denied.get("x-amzn-ErrorType"), "AccessDeniedException");
  EXPECT_EQ(denied.body,
            R"({"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on )"
            R"(resource: arn:aws:execute-api:us-east-1:********0000:)" +
                api_id + R"(/prod/GET/open with an explicit deny"})");
}

TEST_F(ApiGatewayAuthorization, AnUnsignedOrMalformedRequestGetsNowhere) {
  create_method_with("iam", R"({"authorizationType":"AWS_IAM"})");
  deploy();
  const Message missing = send("GET", "/iam");
  EXPECT_EQ(missing.status(), 403);
  EXPECT_EQ(missing.body, R"({"message":"Missing Authentication Token"})");
  const std::string authorization =
      "AWS4-HMAC-SHA256 Credential=test/20260131/us-east-1/execute-api/aws4_request, "
      "SignedHeaders=host, Signature=" +
      std::string(64, 'a');
  const Message stale =
      send("GET", "/iam", {{"Authorization", authorization}, {"X-Amz-Date", "20260131T000000Z"}});
  EXPECT_EQ(stale.get("x-amzn-ErrorType"), "InvalidSignatureException");
  EXPECT_THAT(stale.body, HasSubstr("Signature expired: 20260131T000000Z is now earlier than"));
}

TEST_F(ApiGatewayAuthorization, AFunctionsPolicyIsKeptAndItsConditionsAreHeld) {
  const std::string id = create_authorizer();
  create_method_with("gated", R"({"authorizationType":"CUSTOM","authorizerId":")" + id + "\"}");
  deploy();
  EXPECT_EQ(send("GET", "/gated").status(), 401);
  const Headers ada = {{"Authorization", verdict("Allow")}};
  const std::string asked = send("GET", "/gated", ada).body;
  EXPECT_THAT(asked, testing::StartsWith("ada "));
  EXPECT_EQ(send("GET", "/gated", ada).body, asked);
  call("DELETE", base + "/stages/prod/cache/authorizers");
  EXPECT_NE(send("GET", "/gated", ada).body, asked);
  const Headers elsewhere = {
      {"Authorization",
       verdict("Allow", R"({"NotIpAddress":{"aws:SourceIp":["127.0.0.1/32","::1/128"]}})")}};
  EXPECT_EQ(send("GET", "/gated", elsewhere).body,
            R"({"Message":"User is not authorized to access this resource"})");
  EXPECT_EQ(
      send("GET", "/gated", {{"Authorization", verdict("Deny")}}).body,
      R"({"Message":"User is not authorized to access this resource with an explicit deny"})");
  const Message malformed = send("GET", "/gated", {{"Authorization", base64("{}")}});
  EXPECT_EQ(malformed.status(), 500);
  EXPECT_EQ(malformed.get("x-amzn-ErrorType"), "AuthorizerConfigurationException");
  EXPECT_EQ(malformed.body, R"({"message":null})");
}

TEST_F(ApiGatewayAuthorization, AnAuthorizerIsTestedWithoutAStage) {
  const std::string path = base + "/authorizers/" + create_authorizer();
  const std::string passed =
      call("POST", path, R"({"headers":{"Authorization":)" + json_quote(verdict("Allow")) + "}}");
  EXPECT_EQ(json_text(passed, "/principalId"), "ada");
  EXPECT_THAT(json_text(passed, "/policy"), HasSubstr(R"("Effect":"Allow")"));
  const std::string log = json_text(passed, "/log");
  EXPECT_THAT(log, testing::StartsWith("Execution log for request test-request\n"));
  EXPECT_THAT(log, HasSubstr(" : Starting authorizer: "));
  EXPECT_THAT(log, HasSubstr("/ESTestInvoke-stage/GET/"));
  EXPECT_THAT(log, HasSubstr(" : Using valid authorizer policy for principal: ada\n"));
  EXPECT_THAT(log, HasSubstr(" : Successfully completed authorizer execution\n"));
  const std::string refused = call("POST", path, "{}");
  EXPECT_THAT(refused, HasSubstr(R"("clientStatus":401)"));
  EXPECT_THAT(json_text(refused, "/log"), HasSubstr("Unauthorized request: test-request"));
  const std::string malformed =
      call("POST", path, R"({"headers":{"Authorization":)" + json_quote(base64("null")) + "}}");
  EXPECT_THAT(malformed, HasSubstr(R"("clientStatus":500)"));
  EXPECT_THAT(json_text(malformed, "/log"), HasSubstr("AuthorizerConfigurationException"));
}

TEST_F(ApiGatewayAuthorization, ATokenOfNoKnownPoolGetsNowhere) {
  const std::string id =
      json_text(call("POST", base + "/authorizers",
                     R"({"name":"pool","type":"COGNITO_USER_POOLS","identitySource":)"
                     R"("method.request.header.Authorization","providerARNs":)"
                     R"(["arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc"]})"),
                "/id");
  create_method_with("pool",
                     R"({"authorizationType":"COGNITO_USER_POOLS","authorizerId":")" + id + "\"}");
  deploy();
  for (const char* token : {"", "nonsense", "e30.e30.e30"}) {
    const Message answer = send("GET", "/pool", {{"Authorization", token}});
    EXPECT_EQ(answer.status(), 401) << token;
    EXPECT_EQ(answer.body, R"({"message":"Unauthorized"})");
  }
}

}  // namespace
}  // namespace emulator::functional
