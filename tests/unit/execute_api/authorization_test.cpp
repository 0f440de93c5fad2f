// Resource policies, signatures, and what they come to together, below the port.

#include "data_plane_fixture.hpp"
#include "handlers/execute_api/resource_policy.hpp"
#include "handlers/execute_api/user_pool.hpp"
#include "tests/unit/aws/signing.hpp"

namespace emulator::execute_api {
namespace {

using aws::Decision;

struct Outcome {
  Decision of_caller;
  Decision of_resource;
  Decision same_account;
  Decision other_account;
};

constexpr auto allow = Decision::allow;
constexpr auto neither = Decision::implicit_deny;
constexpr auto deny = Decision::explicit_deny;

class Tables : public ::testing::TestWithParam<Outcome> {};

TEST_P(Tables, combine_the_policies_of_caller_and_resource) {
  const auto& row = GetParam();
  EXPECT_EQ(combined(row.of_caller, row.of_resource, true), row.same_account);
  EXPECT_EQ(combined(row.of_caller, row.of_resource, false), row.other_account);
}

INSTANTIATE_TEST_SUITE_P(
    AandB, Tables,
    ::testing::Values(Outcome{allow, allow, allow, allow}, Outcome{allow, neither, allow, neither},
                      Outcome{allow, deny, deny, deny}, Outcome{neither, allow, allow, neither},
                      Outcome{neither, neither, neither, neither},
                      Outcome{neither, deny, deny, deny}, Outcome{deny, allow, deny, deny},
                      Outcome{deny, neither, deny, deny}, Outcome{deny, deny, deny, deny}));

// The manual clock's.
constexpr const char* now = "20231114T221320Z";

class Authorization : public DataPlaneTest {
 protected:
  void create(const std::string& authorization, const std::string& statements) {
    gateway.config.credentials = {"AKID:secret:arn:aws:iam::000000000000:user/ada",
                                  "OTHER:secret:arn:aws:iam::111122223333:user/bob", "test:test"};
    create_lambda(gateway.root, "GET");
    patch(gateway.method_path(gateway.root, "GET"), "/authorizationType", authorization);
    if (!statements.empty()) {
      std::string policy = R"({\"Version\":\"2012-10-17\",\"Statement\":[)";
      for (const char c : statements + "]}")
        policy.append(c == '"' ? "\\\"" : std::string(1, c));
      patch(gateway.base, "/policy", policy);
    }
    deploy();
  }
  void patch(const std::string& path, const std::string& member, const std::string& value) {
    const auto answer = gateway.call("PATCH", path,
                                     R"({"patchOperations":[{"op":"replace","path":")" + member +
                                         R"(","value":")" + value + "\"}]}");
    ASSERT_EQ(answer.status, 200) << answer.body;
  }
  static std::string statement(const std::string& effect, const std::string& principal,
                               const std::string& resource = "execute-api:/prod/GET/*",
                               const std::string& further = "") {
    return R"({"Effect":")" + effect + R"(","Principal":)" + principal +
           R"(,"Action":"execute-api:Invoke","Resource":")" + resource + "\"" + further + "}";
  }
  http::Response get_signed(const std::string& key, const std::string& secret = "secret",
                            const std::string& date = now,
                            const std::string& service = "execute-api") {
    http::Request request{"GET", "/", {{"Host", "api.example"}}, "", {}, 0};
    aws::sign(request, {key, secret, date, service});
    return send("GET", "/", request.headers);
  }
  http::Response get_presigned(const std::string& expires) {
    http::Request request{"GET", "/", {{"Host", "api.example"}}, "", {}, 0};
    aws::presign(request, {"AKID", "secret", now}, expires);
    return send("GET", request.target, request.headers);
  }
  std::string api_id() const { return gateway.base.substr(10); }
};

TEST_F(Authorization, A_policy_lets_in_whom_it_allows) {
  create("NONE", statement("Allow", R"("*")"));
  EXPECT_EQ(send("GET", "/").status, 200);
}

TEST_F(Authorization, A_policy_that_is_about_something_else_denies) {
  create("NONE", statement("Allow", R"("*")", "execute-api:/test/*"));
  const auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "AccessDeniedException");
  EXPECT_EQ(answer.body,
            R"({"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on )"
            R"(resource: arn:aws:execute-api:us-east-1:********0000:)" +
                api_id() + R"(/prod/GET/"})");
}

TEST_F(Authorization, A_policy_denies_addresses_and_says_so) {
  create("NONE", statement("Allow", R"("*")") + "," +
                     statement("Deny", R"("*")", "execute-api:/*",
                               R"(,"Condition":{"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}})"));
  const auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 403);
  EXPECT_TRUE(answer.body.ends_with(R"(/prod/GET/ with an explicit deny"})")) << answer.body;
}

TEST_F(Authorization, A_policy_counts_once_it_is_deployed) {
  create("NONE", "");
  patch(gateway.base, "/policy",
        R"({\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",)"
        R"(\"Resource\":\"*\"}})");
  EXPECT_EQ(send("GET", "/").status, 200);
  deploy();
  EXPECT_EQ(send("GET", "/").status, 403);
}

TEST_F(Authorization, A_policy_lets_in_until_its_date_and_denies_from_its_date_on) {
  create("NONE", statement("Allow", R"("*")", "execute-api:/*",
                           R"(,"Condition":{"DateLessThan":{"aws:CurrentTime":)"
                           R"("2023-11-14T22:15:00Z"}})") +
                     "," +
                     statement("Deny", R"("*")", "execute-api:/*",
                               R"(,"Condition":{"DateGreaterThanEquals":{"aws:EpochTime":)"
                               R"("1700000160"}})"));
  EXPECT_EQ(send("GET", "/").status, 200);
  gateway.clock.advance(std::chrono::seconds(99));
  EXPECT_EQ(send("GET", "/").status, 200);
  gateway.clock.advance(std::chrono::seconds(1));
  const auto over = send("GET", "/");
  EXPECT_EQ(over.status, 403);
  EXPECT_TRUE(over.body.ends_with(R"(/prod/GET/"})")) << over.body;
  gateway.clock.advance(std::chrono::seconds(60));
  const auto denied = send("GET", "/");
  EXPECT_EQ(denied.status, 403);
  EXPECT_TRUE(denied.body.ends_with(R"( with an explicit deny"})")) << denied.body;
}

TEST_F(Authorization, A_malformed_policy_is_refused_and_the_one_before_it_stays) {
  create("NONE", statement("Deny", R"("*")"));
  for (const auto* malformed :
       {"text", R"({\"Statement\":[{\"Effect\":\"Allow\"}]})",
        R"({\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"ada\"},)"
        R"(\"Action\":\"execute-api:Invoke\",\"Resource\":\"*\"}})"}) {
    const auto answer =
        gateway.call("PATCH", gateway.base,
                     R"({"patchOperations":[{"op":"replace","path":"/policy","value":")" +
                         std::string(malformed) + "\"}]}");
    EXPECT_EQ(answer.status, 400) << malformed;
    EXPECT_EQ(answer.error, "BadRequestException");
  }
  deploy();
  EXPECT_EQ(send("GET", "/").status, 403);
}

TEST_F(Authorization, A_denial_may_have_a_response_of_the_api) {
  create("NONE", statement("Deny", R"("*")"));
  gateway.call("PUT", gateway.base + "/gatewayresponses/ACCESS_DENIED",
               R"({"statusCode":"404","responseTemplates":{"application/json":)"
               R"("{\"type\":\"$context.error.responseType\"}"}})");
  deploy();
  const auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.body, R"({"type":"ACCESS_DENIED"})");
}

TEST_F(Authorization, A_signed_request_names_its_signer) {
  create("AWS_IAM", "");
  EXPECT_EQ(get_signed("AKID").status, 200);
  const auto made = event();
  const auto& identity = made["requestContext"]["identity"];
  EXPECT_STREQ(identity["accessKey"].GetString(), "AKID");
  EXPECT_STREQ(identity["accountId"].GetString(), "000000000000");
  EXPECT_STREQ(identity["userArn"].GetString(), "arn:aws:iam::000000000000:user/ada");
  EXPECT_EQ(std::string(identity["user"].GetString()).substr(0, 4), "AIDA");
  EXPECT_STREQ(identity["caller"].GetString(), identity["user"].GetString());
}

TEST_F(Authorization, An_unsigned_request_is_told_so) {
  create("AWS_IAM", "");
  const auto answer = send("GET", "/");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body, R"({"message":"Missing Authentication Token"})");
  EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "MissingAuthenticationTokenException");
}

TEST_F(Authorization, A_wrong_signature_is_told_what_should_have_been_signed) {
  create("AWS_IAM", "");
  const auto answer = get_signed("AKID", "guess");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "InvalidSignatureException");
  EXPECT_NE(answer.body.find("The Canonical String for this request should have been"),
            std::string::npos);
  const auto old = get_signed("AKID", "secret", "20231114T120000Z");
  EXPECT_EQ(old.headers.get("x-amzn-ErrorType"), "InvalidSignatureException");
  EXPECT_NE(old.body.find("Signature expired: 20231114T120000Z is now earlier than"),
            std::string::npos);
  const auto elsewhere = get_signed("AKID", "secret", now, "lambda");
  EXPECT_NE(elsewhere.body.find("Credential should be scoped to correct service: 'execute-api'."),
            std::string::npos);
}

TEST_F(Authorization, A_signature_is_good_for_five_minutes_and_again_and_again) {
  create("AWS_IAM", "");
  EXPECT_EQ(get_signed("AKID", "secret", "20231114T221820Z").status, 200);
  const auto early = get_signed("AKID", "secret", "20231114T221821Z");
  EXPECT_EQ(early.status, 403);
  EXPECT_NE(early.body.find("Signature not yet current: 20231114T221821Z is still later than"),
            std::string::npos);
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(get_signed("AKID").status, 200);
  gateway.clock.advance(std::chrono::seconds(300));
  EXPECT_EQ(get_signed("AKID").status, 200);
  gateway.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(get_signed("AKID").headers.get("x-amzn-ErrorType"), "InvalidSignatureException");
}

TEST_F(Authorization, A_presigned_request_is_good_for_as_long_as_it_says) {
  create("AWS_IAM", "");
  EXPECT_EQ(get_presigned("1000").status, 200);
  for (const auto* malformed : {"0", "-1", "604801", "soon"}) {
    const auto answer = get_presigned(malformed);
    EXPECT_EQ(answer.status, 403) << malformed;
    EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "IncompleteSignatureException") << malformed;
  }
  gateway.clock.advance(std::chrono::seconds(1000));
  EXPECT_EQ(get_presigned("1000").status, 200);
  EXPECT_EQ(get_presigned("999").headers.get("x-amzn-ErrorType"), "InvalidSignatureException");
  gateway.clock.advance(std::chrono::hours(24 * 7) - std::chrono::seconds(1000));
  EXPECT_EQ(get_presigned("604800").status, 200);
  gateway.clock.advance(std::chrono::seconds(1));
  EXPECT_EQ(get_presigned("604800").status, 403);
}

TEST_F(Authorization, A_malformed_signature_or_an_unknown_key_is_refused) {
  create("AWS_IAM", "");
  const auto malformed = send("GET", "/", {{"Authorization", "Bearer token"}});
  EXPECT_EQ(malformed.status, 403);
  EXPECT_EQ(malformed.headers.get("x-amzn-ErrorType"), "IncompleteSignatureException");
  const auto unknown = get_signed("NOBODY");
  EXPECT_EQ(unknown.headers.get("x-amzn-ErrorType"), "UnrecognizedClientException");
  EXPECT_EQ(unknown.body,
            R"({"message":"The security token included in the request is invalid."})");
}

TEST_F(Authorization, A_policy_denies_a_signer_by_name) {
  create("AWS_IAM",
         statement("Deny", R"({"AWS":"arn:aws:iam::000000000000:user/ada"})", "execute-api:/*"));
  const auto answer = get_signed("AKID");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.body,
            R"({"Message":"User: arn:aws:iam::000000000000:user/ada is not authorized to perform: )"
            R"(execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********0000:)" +
                api_id() + R"(/prod/GET/ with an explicit deny"})");
  EXPECT_EQ(get_signed("test", "test").status, 200);
  // Who is not known is not asked for a policy.
  EXPECT_EQ(send("GET", "/").body, R"({"message":"Missing Authentication Token"})");
}

TEST_F(Authorization, A_signer_of_another_account_needs_both_policies) {
  create("AWS_IAM", "");
  EXPECT_EQ(get_signed("OTHER").status, 403);
  EXPECT_EQ(get_signed("AKID").status, 200);
}

TEST_F(Authorization, A_policy_lets_other_accounts_in) {
  create("AWS_IAM", statement("Allow", R"({"AWS":"111122223333"})", "execute-api:/*",
                              R"(,"Condition":{"StringEquals":{"aws:PrincipalAccount":)"
                              R"("111122223333"},"StringLike":{"aws:username":"b*"}})"));
  EXPECT_EQ(get_signed("OTHER").status, 200);
  // And its own are in anyway.
  EXPECT_EQ(get_signed("AKID").status, 200);
}

const apigateway::DeployedAuthorizer pool_authorizer = [] {
  apigateway::DeployedAuthorizer authorizer;
  authorizer.kind = apigateway::DeployedAuthorizer::Kind::user_pools;
  authorizer.validation = vtl::JavaRegex::compile("client-.");
  return authorizer;
}();

struct ClaimsRow {
  const char* claims;
  std::vector<std::string> scopes;
  const char* message;  // null for one that passes
};

class UserPoolClaims : public ::testing::TestWithParam<ClaimsRow> {};

TEST_P(UserPoolClaims, are_held_against_method_and_time) {
  auto authorizer = pool_authorizer;
  const auto& row = GetParam();
  if (!row.scopes.empty()) authorizer.validation.reset();
  const auto time = std::chrono::system_clock::time_point(std::chrono::seconds(1000));
  const auto fault = claims_fault(aws::Document::parse(row.claims), authorizer, row.scopes, time);
  ASSERT_EQ(fault.has_value(), row.message != nullptr);
  if (fault) {
    EXPECT_EQ(fault->type, apigateway::ResponseType::unauthorized);
    EXPECT_EQ(fault->message, row.message);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, UserPoolClaims,
    ::testing::Values(
        ClaimsRow{R"({"aud":"client-1","token_use":"id","exp":1001})", {}, nullptr},
        ClaimsRow{R"({"aud":"client-1","token_use":"id","exp":1000})",
                  {},
                  "The incoming token has expired"},
        ClaimsRow{R"({"aud":"client-1","token_use":"id"})", {}, ""},
        ClaimsRow{R"({"aud":"client-1","token_use":"access","exp":1001})", {}, ""},
        ClaimsRow{R"({"aud":"other","token_use":"id","exp":1001})", {}, ""},
        ClaimsRow{R"({"client_id":"client-1","token_use":"access","exp":1001})", {}, ""},
        ClaimsRow{R"({"token_use":"access","scope":"a b","exp":1001})", {"b", "c"}, nullptr},
        ClaimsRow{R"({"token_use":"access","scope":"a","exp":1001})", {"b", "c"}, ""},
        ClaimsRow{R"({"token_use":"access","scope":"b","exp":999})",
                  {"b"},
                  "The incoming token has expired"},
        ClaimsRow{R"({"token_use":"id","scope":"b","exp":1001})", {"b"}, ""}));

TEST(UserPools, have_their_issuers_where_the_setting_says) {
  const apigateway::UserPool pool{"eu-west-1", "eu-west-1_abc"};
  EXPECT_EQ(issuer_of(pool, {}), "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc");
  EXPECT_EQ(issuer_of(pool, {"http://localhost:9229/"}), "http://localhost:9229/eu-west-1_abc");
  EXPECT_EQ(issuer_of(pool, {"http://localhost:9229", "eu-west-1_abc=http://here/pool"}),
            "http://here/pool");
  EXPECT_EQ(key_set_url("http://here/pool"), "http://here/pool/.well-known/jwks.json");
  EXPECT_EQ(token_of("Bearer a.b.c"), "a.b.c");
  EXPECT_EQ(token_of("a.b.c"), "a.b.c");
}

TEST(UserPools, show_their_claims_as_texts) {
  const auto claims = shown_claims(aws::Document::parse(
      R"({"sub":"1","exp":1494139638,"auth_time":1494136038,"email_verified":true,)"
      R"("cognito:groups":["a","b"]})"));
  EXPECT_EQ(claims_json(claims),
            R"({"claims":{"auth_time":"1494136038","cognito:groups":"a,b","email_verified":"true",)"
            R"("exp":"Sun May 07 06:47:18 UTC 2017","sub":"1"}})");
}

}  // namespace
}  // namespace emulator::execute_api
