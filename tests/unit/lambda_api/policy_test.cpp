#include "handlers/lambda/policy.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

PolicyStatement statement(std::string id, std::string principal = "sns.amazonaws.com") {
  PolicyStatement made;
  made.id = std::move(id);
  made.action = "lambda:InvokeFunction";
  made.principal = std::move(principal);
  made.resource = "arn:aws:lambda:us-east-1:000000000000:function:fn";
  return made;
}

TEST(Policy, AStatementHasIamsShape) {
  EXPECT_EQ(statement_document(statement("s1")),
            R"({"Sid":"s1","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},)"
            R"("Action":"lambda:InvokeFunction",)"
            R"("Resource":"arn:aws:lambda:us-east-1:000000000000:function:fn"})");
}

TEST(Policy, ConditionsNarrowAStatement) {
  auto narrowed = statement("s1");
  narrowed.source_arn = "arn:aws:sns:us-east-1:000000000000:t";
  narrowed.source_account = "000000000000";
  narrowed.principal_org_id = "o-abcdefghij";
  narrowed.event_source_token = "token";
  const std::string document = statement_document(narrowed);
  EXPECT_TRUE(document.ends_with(
      R"("Condition":{"StringEquals":{"AWS:SourceAccount":"000000000000",)"
      R"("aws:PrincipalOrgID":"o-abcdefghij","lambda:EventSourceToken":"token"},)"
      R"("ArnLike":{"AWS:SourceArn":"arn:aws:sns:us-east-1:000000000000:t"}}})"))
      << document;
}

TEST(Policy, AServiceIsLetInByWhatAStatementSaysOfIt) {
  constexpr std::string_view gateway = "apigateway.amazonaws.com";
  constexpr std::string_view method =
      "arn:aws:execute-api:us-east-1:000000000000:abc/dev/GET/orders/{id}";
  Policy policy;
  EXPECT_FALSE(policy.lets_invoke(gateway, method));
  ASSERT_FALSE(policy.add(statement("sns")));
  EXPECT_FALSE(policy.lets_invoke(gateway, method));
  auto narrowed = statement("other", std::string(gateway));
  narrowed.source_arn = "arn:aws:execute-api:us-east-1:000000000000:abc/*/POST/*";
  ASSERT_FALSE(policy.add(narrowed));
  EXPECT_FALSE(policy.lets_invoke(gateway, method));
  narrowed.id = "account";
  narrowed.source_arn.reset();
  narrowed.source_account = "111111111111";
  ASSERT_FALSE(policy.add(narrowed));
  EXPECT_FALSE(policy.lets_invoke(gateway, method));
  narrowed.id = "url";
  narrowed.source_account.reset();
  narrowed.function_url_auth_type = "NONE";
  ASSERT_FALSE(policy.add(narrowed));
  EXPECT_FALSE(policy.lets_invoke(gateway, method));
  narrowed.id = "fits";
  narrowed.function_url_auth_type.reset();
  narrowed.source_arn = "arn:aws:execute-api:us-east-1:000000000000:abc/*/GET/orders/*";
  ASSERT_FALSE(policy.add(narrowed));
  EXPECT_TRUE(policy.lets_invoke(gateway, method));
}

TEST(Policy, FunctionUrlsHaveTheirConditions) {
  auto narrowed = statement("s1", "*");
  narrowed.function_url_auth_type = "NONE";
  narrowed.invoked_via_function_url = true;
  const std::string document = statement_document(narrowed);
  EXPECT_NE(document.find(R"("Principal":"*")"), std::string::npos);
  EXPECT_TRUE(
      document.ends_with(R"("Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"},)"
                         R"("Bool":{"lambda:InvokedViaFunctionUrl":"true"}}})"))
      << document;
}

TEST(Policy, PrincipalsAreOfTheirKind) {
  EXPECT_NE(statement_document(statement("s", "123456789012"))
                .find(R"("Principal":{"AWS":"arn:aws:iam::123456789012:root"})"),
            std::string::npos);
  EXPECT_NE(statement_document(statement("s", "arn:aws:iam::123456789012:role/r"))
                .find(R"("Principal":{"AWS":"arn:aws:iam::123456789012:role/r"})"),
            std::string::npos);
}

TEST(Policy, TheDocumentHoldsAllStatements) {
  Policy policy;
  EXPECT_FALSE(policy.add(statement("a")));
  EXPECT_FALSE(policy.add(statement("b")));
  const std::string document = policy.document();
  EXPECT_TRUE(
      document.starts_with(R"({"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"a")"))
      << document;
  EXPECT_NE(document.find(R"(,{"Sid":"b")"), std::string::npos);
}

TEST(Policy, AnIdIsGivenOnce) {
  Policy policy;
  EXPECT_FALSE(policy.add(statement("a")));
  const auto error = policy.add(statement("a"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 409u);
  EXPECT_EQ(error->message,
            "The statement id (a) provided already exists. Please provide a new statement id, or "
            "remove the existing statement.");
}

TEST(Policy, AWordIsNoPrincipal) {
  Policy policy;
  const auto error = policy.add(statement("a", "sns"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message,
            "The provided principal was invalid. Please check the principal and try again.");
  EXPECT_TRUE(policy.empty());
}

TEST(Policy, RemovingNeedsTheStatement) {
  Policy policy;
  EXPECT_EQ(policy.remove("a")->message, "No policy is associated with the given resource.");
  EXPECT_FALSE(policy.add(statement("a")));
  EXPECT_EQ(policy.remove("b")->message, "Statement b is not found in resource policy.");
  EXPECT_FALSE(policy.remove("a"));
  EXPECT_TRUE(policy.empty());
}

TEST(Policy, EndsAtTwentyKilobytes) {
  Policy policy;
  std::optional<aws::Error> error;
  int added = 0;
  for (; added < 1000 && !error; ++added)
    error = policy.add(statement(std::to_string(added)));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "PolicyLengthExceededException");
  EXPECT_LE(policy.document().size(), 20480u);
}

}  // namespace
}  // namespace emulator::lambda
