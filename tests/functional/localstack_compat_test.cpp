// What tests written for LocalStack rely on: accepted with LOCALSTACK_COMPAT, AWS's behaviour
// without.

#include "harness/emulator_test.hpp"
#include "harness/sns_subscriber.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

class WithoutCompat : public EmulatorTest {
 protected:
  using EmulatorTest::EmulatorTest;

  FunctionSpec test_function() const {
    return {.name = "f", .zip = read_file(function_zip_path("test_function"))};
  }

  Message try_to_create(const FunctionSpec& spec) const {
    return aws().rest("lambda", "POST", "/2015-03-31/functions", create_function_request(spec));
  }

  Message delete_deployment_of_a_stage() const {
    const auto arn = create_function(aws(), test_function());
    const auto api = create_api(aws(), arn);
    return aws().rest("apigateway", "DELETE",
                      "/restapis/" + api.id + "/deployments/" + api.deployment_id);
  }

  Message log_a_stage() const {
    const auto api = create_api(aws(), create_function(aws(), test_function()));
    return aws().rest("apigateway", "PATCH", "/restapis/" + api.id + "/stages/" + api.spec.stage,
                      R"({"patchOperations":[{"op":"replace","path":"/*/*/logging/loglevel",)"
                      R"("value":"INFO"}]})");
  }

  // What the subscriber gets first when one message is published before it confirms and one after.
  std::string first_message_around_confirmation() const {
    const auto topic = create_topic(aws(), "topic");
    SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
    subscribe(aws(), topic, "http", subscriber.url());
    publish(aws(), topic, "early");
    if (!subscriber.wait_for("SubscriptionConfirmation", 1)) return "no confirmation";
    expect_success(get(subscriber.confirmations().front().subscribe_url));
    publish(aws(), topic, "late");
    if (!subscriber.wait_for_notifications(1)) return "nothing";
    return subscriber.notifications().front().message;
  }
};

class WithCompat : public WithoutCompat {
 protected:
  WithCompat() : WithoutCompat({}, {{"LOCALSTACK_COMPAT", "1"}}) {}
};

TEST_F(WithoutCompat, SubscribeAwaitsConfirmation) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  EXPECT_EQ(subscribe(aws(), create_topic(aws(), "topic"), "http", subscriber.url()),
            "pending confirmation");
}

TEST_F(WithCompat, SubscribeReturnsTheArnAtOnce) {
  SnsSubscriber subscriber{SnsSubscriber::Confirm::by_test};
  const auto topic = create_topic(aws(), "topic");
  EXPECT_THAT(subscribe(aws(), topic, "http", subscriber.url()), testing::StartsWith(topic + ':'));
}

TEST_F(WithoutCompat, ADeploymentInUseIsKept) {
  const auto answer = delete_deployment_of_a_stage();
  EXPECT_EQ(answer.status(), 400);
  EXPECT_THAT(answer.get("x-amzn-ErrorType"), HasSubstr("BadRequestException"));
}

TEST_F(WithCompat, ADeploymentInUseIsDeleted) {
  EXPECT_EQ(delete_deployment_of_a_stage().status(), 202);
}

TEST_F(WithoutCompat, ReservedVariablesAreRefused) {
  auto spec = test_function();
  spec.environment = {{"AWS_REGION", "eu-north-1"}, {"AWS_ACCESS_KEY_ID", "mine"}};
  const auto answer = try_to_create(spec);
  EXPECT_EQ(answer.status(), 400);
  EXPECT_THAT(answer.get("x-amzn-ErrorType"), HasSubstr("InvalidParameterValueException"));
}

TEST_F(WithCompat, ReservedVariablesAreAcceptedAndWin) {
  auto spec = test_function();
  spec.environment = {{"AWS_REGION", "eu-north-1"}, {"AWS_ACCESS_KEY_ID", "mine"}};
  create_function(aws(), spec);
  wait_until_active(aws(), "f");
  const auto variables = invoke(aws(), "f", R"({"do":"environment"})").body;
  EXPECT_EQ(json_text(variables, "/AWS_REGION"), "eu-north-1");
  EXPECT_EQ(json_text(variables, "/AWS_ACCESS_KEY_ID"), "mine");
}

TEST_F(WithoutCompat, AMessageBeforeTheConfirmationIsNotDelivered) {
  EXPECT_EQ(first_message_around_confirmation(), "late");
}

TEST_F(WithCompat, AMessageBeforeTheConfirmationIsHeldForIt) {
  EXPECT_EQ(first_message_around_confirmation(), "early");
}

TEST_F(WithoutCompat, CallsToConnectionsAreSigned) {
  const auto answer = get(url() + "/prod/@connections/none");
  EXPECT_EQ(answer.status(), 403);
  EXPECT_EQ(json_text(answer.body, "/message"), "Missing Authentication Token");
  EXPECT_EQ(aws().rest("execute-api", "GET", "/prod/@connections/none").status(), 403);
}

TEST_F(WithCompat, CallsToConnectionsNeedNoSignature) {
  EXPECT_EQ(get(url() + "/prod/@connections/none").status(), 410);
  EXPECT_EQ(aws().rest("execute-api", "GET", "/prod/@connections/none").status(), 410);
}

TEST_F(WithoutCompat, ARoleOfAnOddAccountIsRefused) {
  auto spec = test_function();
  spec.role = "arn:aws:iam::123456:role/x";
  EXPECT_EQ(try_to_create(spec).status(), 400);
}

TEST_F(WithCompat, ARoleOfAnOddAccountPasses) {
  auto spec = test_function();
  spec.role = "arn:aws:iam::123456:role/x";
  EXPECT_EQ(try_to_create(spec).status(), 201);
}

TEST_F(WithoutCompat, ALanguageThatDoesNotRunHereIsRefused) {
  auto spec = test_function();
  spec.runtime = "dotnet8";
  const auto answer = try_to_create(spec);
  EXPECT_EQ(answer.status(), 400);
  EXPECT_THAT(answer.body, HasSubstr("dotnet8 is not run by this emulator"));
}

TEST_F(WithCompat, ALanguageThatDoesNotRunHerePassesUntilItIsInvoked) {
  auto spec = test_function();
  spec.runtime = "dotnet8";
  EXPECT_EQ(try_to_create(spec).status(), 201);
  wait_until_active(aws(), spec.name);
  const auto answer = invoke(aws(), spec.name, "{}");
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "Unhandled");
  EXPECT_THAT(answer.body, HasSubstr("dotnet8 is not run by this emulator"));
}

TEST_F(WithoutCompat, LogsOfAStageNeedARoleOfTheAccount) {
  const auto answer = log_a_stage();
  EXPECT_EQ(answer.status(), 400);
  EXPECT_EQ(json_text(answer.body, "/message"),
            "CloudWatch Logs role ARN must be set in account settings to enable logging");
}

TEST_F(WithCompat, LogsOfAStageNeedNoRole) {
  EXPECT_EQ(log_a_stage().status(), 200);
}

class WithLocalStackComposeFile : public WithoutCompat {
 protected:
  WithLocalStackComposeFile()
      : WithoutCompat({}, {{"LAMBDA_EXECUTOR", "docker"}, {"LAMBDA_DOCKER_NETWORK", "tests"}}) {}
};

TEST_F(WithLocalStackComposeFile, IsOnByItselfAndSaysSo) {
  EXPECT_EQ(delete_deployment_of_a_stage().status(), 202);
  EXPECT_THAT(emulator().process().output(), HasSubstr("LOCALSTACK_COMPAT is on"));
}

class WithCompatTurnedOff : public WithoutCompat {
 protected:
  WithCompatTurnedOff()
      : WithoutCompat({}, {{"LAMBDA_EXECUTOR", "docker"}, {"LOCALSTACK_COMPAT", "0"}}) {}
};

TEST_F(WithCompatTurnedOff, BehavesAsAws) {
  EXPECT_EQ(delete_deployment_of_a_stage().status(), 400);
}

}  // namespace
}  // namespace emulator::functional
