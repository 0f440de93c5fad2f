#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* fn_policy = "/2015-03-31/functions/fn/policy";
constexpr const char* fn_tags =
    "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Afn";
constexpr const char* permission =
    R"({"StatementId":"s1","Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com"})";

class Permissions : public ServiceFixture {};
class FunctionTags : public ServiceFixture {};

TEST_F(Permissions, AreAddedShownAndRemoved) {
  create("fn");
  const auto added = call("POST", fn_policy, permission);
  EXPECT_EQ(added.status, 201u) << added.body;
  EXPECT_THAT(text(added, "/Statement"), HasSubstr(R"("Sid":"s1")"));
  const auto policy = call("GET", fn_policy);
  EXPECT_THAT(text(policy, "/Policy"), HasSubstr(text(added, "/Statement")));

  const std::string revision = text(policy, "/RevisionId");
  EXPECT_EQ(call("DELETE", std::string(fn_policy) + "/s1?RevisionId=stale").status, 412u);
  EXPECT_EQ(call("DELETE", std::string(fn_policy) + "/s1?RevisionId=" + revision).status, 204u);
  EXPECT_EQ(error_of(call("GET", fn_policy)),
            "404 ResourceNotFoundException: The resource you requested does not exist.");
}

TEST_F(Permissions, HaveIdsOfTheirOwn) {
  create("fn");
  call("POST", fn_policy, permission);
  EXPECT_EQ(error_of(call("POST", fn_policy, permission)),
            "409 ResourceConflictException: The statement id (s1) provided already exists. Please "
            "provide a new statement id, or remove the existing statement.");
}

TEST_F(Permissions, AreValidated) {
  create("fn");
  const auto missing = error_of(call("POST", fn_policy, R"({"StatementId":"a b"})"));
  EXPECT_THAT(missing, HasSubstr("3 validation errors detected: Value 'a b' at 'statementId'"));
  EXPECT_THAT(missing, HasSubstr("Value null at 'action'"));
  EXPECT_THAT(missing, HasSubstr("Value null at 'principal'"));
  EXPECT_EQ(error_of(call("POST", std::string(fn_policy) + "?Qualifier=%24LATEST", permission)),
            "400 InvalidParameterValueException: We currently do not support adding policies for "
            "$LATEST.");
  EXPECT_EQ(call("POST", "/2015-03-31/functions/other/policy", permission).status, 404u);
}

TEST_F(FunctionTags, AreAddedListedAndRemoved) {
  create("fn", R"("Tags":{"a":"1"})");
  EXPECT_EQ(call("POST", fn_tags, R"({"Tags":{"a":"2","b":"3","c":"4"}})").status, 204u);
  EXPECT_EQ(call("GET", fn_tags).body, R"({"Tags":{"a":"2","b":"3","c":"4"}})");
  EXPECT_EQ(call("DELETE", std::string(fn_tags) + "?tagKeys=a&tagKeys=c&tagKeys=none").status,
            204u);
  EXPECT_EQ(call("GET", fn_tags).body, R"({"Tags":{"b":"3"}})");
}

TEST_F(FunctionTags, BelongToFunctionsThatExist) {
  EXPECT_EQ(error_of(call("GET", fn_tags)),
            "404 ResourceNotFoundException: Function not found: "
            "arn:aws:lambda:us-east-1:000000000000:function:fn");
  EXPECT_THAT(error_of(call("GET", "/2017-03-31/tags/fn")),
              HasSubstr("Value 'fn' at 'resource' failed to satisfy constraint"));
  create("fn");
  EXPECT_EQ(error_of(call("GET", std::string(fn_tags) + "%3A%24LATEST")),
            "400 InvalidParameterValueException: Tags on function aliases and versions are not "
            "supported. Please specify a function ARN.");
}

TEST_F(FunctionTags, AreRequired) {
  create("fn");
  EXPECT_THAT(error_of(call("POST", fn_tags, "{}")), HasSubstr("Value null at 'tags'"));
  EXPECT_THAT(error_of(call("DELETE", fn_tags)), HasSubstr("Value null at 'tagKeys'"));
}

}  // namespace
}  // namespace emulator::lambda
