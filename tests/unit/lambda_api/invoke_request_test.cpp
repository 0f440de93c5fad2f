#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* invocations = "/2015-03-31/functions/fn/invocations";

// What Invoke answers before any function runs.
class InvokeRequest : public ServiceFixture {};

TEST_F(InvokeRequest, NeedsAFunction) {
  EXPECT_EQ(error_of(call("POST", invocations, "{}")),
            "404 ResourceNotFoundException: Function not found: "
            "arn:aws:lambda:us-east-1:000000000000:function:fn");
  EXPECT_EQ(call("POST", invocations, "{}", {{"X-Amz-Invocation-Type", "Event"}}).status, 404u);
}

TEST_F(InvokeRequest, ADryRunOnlyLooks) {
  create("fn");
  const auto answer = call("POST", invocations, "{}", {{"X-Amz-Invocation-Type", "DryRun"}});
  EXPECT_EQ(answer.status, 204u);
  EXPECT_EQ(answer.body, "");
}

TEST_F(InvokeRequest, HasKnownTypes) {
  create("fn");
  EXPECT_EQ(error_of(call("POST", invocations, "{}",
                          {{"X-Amz-Invocation-Type", "Later"}, {"X-Amz-Log-Type", "Head"}})),
            "400 ValidationException: 2 validation errors detected: Value 'Later' at "
            "'invocationType' failed to satisfy constraint: Member must satisfy enum value set: "
            "[Event, RequestResponse, DryRun]; Value 'Head' at 'logType' failed to satisfy "
            "constraint: Member must satisfy enum value set: [None, Tail]");
}

TEST_F(InvokeRequest, HasABoundedPayload) {
  create("fn");
  const std::string seven_megabytes = "\"" + std::string(7 * 1024 * 1024, 'x') + "\"";
  EXPECT_EQ(error_of(call("POST", invocations, seven_megabytes)),
            "413 RequestTooLargeException: Request must be smaller than 6291456 bytes for the "
            "InvokeFunction operation");
  EXPECT_EQ(call("POST", invocations, seven_megabytes, {{"X-Amz-Invocation-Type", "Event"}}).status,
            413u);
}

TEST_F(InvokeRequest, HasAJsonPayloadAndContext) {
  create("fn");
  EXPECT_THAT(error_of(call("POST", invocations, "hello")),
              HasSubstr("400 InvalidRequestContentException: Could not parse request body into "
                        "json: Could not parse payload into json: Unrecognized token 'hello'"));
  EXPECT_EQ(
      error_of(call("POST", invocations, "{}", {{"X-Amz-Client-Context", "!"}})),
      "400 InvalidRequestContentException: Client context must be a valid Base64-encoded JSON "
      "object.");
}

TEST_F(InvokeRequest, OtherServicesGetTheSameErrors) {
  InvocationInput input;
  input.payload = "{}";
  const auto missing = test().wait_for(service().invoke({}, "fn", input));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "ResourceNotFoundException");
  const auto event = service().invoke_async({}, "fn", input);
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().status, 404u);
}

}  // namespace
}  // namespace emulator::lambda
