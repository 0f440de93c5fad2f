#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* runtime = "/2021-07-20/functions/fn/runtime-management-config";
constexpr const char* recursion = "/2024-08-31/functions/fn/recursion-config";
constexpr const char* scaling = "/2025-11-30/functions/fn/function-scaling-config";

class FunctionControlsTest : public ServiceFixture {};

TEST_F(FunctionControlsTest, RuntimesAreManagedByVersion) {
  EXPECT_EQ(call("GET", runtime).status, 404u);
  create("fn");
  EXPECT_EQ(call("GET", runtime).body,
            R"({"UpdateRuntimeOn":"Auto","FunctionArn":)"
            R"("arn:aws:lambda:us-east-1:000000000000:function:fn:$LATEST"})");
  const std::string version = "arn:aws:lambda:us-east-1::runtime:abc";
  const auto put = call("PUT", runtime,
                        R"({"UpdateRuntimeOn":"Manual","RuntimeVersionArn":")" + version + "\"}");
  EXPECT_EQ(put.status, 200u) << put.body;
  EXPECT_EQ(text(call("GET", runtime), "/RuntimeVersionArn"), version);
  EXPECT_THAT(error_of(call("PUT", runtime, R"({"UpdateRuntimeOn":"Manual"})")),
              HasSubstr("400 InvalidParameterValueException: You must specify a runtime version"));
  EXPECT_THAT(error_of(call("PUT", runtime, R"({"UpdateRuntimeOn":"Never"})")),
              HasSubstr("400 ValidationException: 1 validation error detected: Value 'Never' at "
                        "'updateRuntimeOn'"));
}

TEST_F(FunctionControlsTest, LoopsAreEndedUnlessAllowed) {
  create("fn");
  EXPECT_EQ(call("GET", recursion).body, R"({"RecursiveLoop":"Terminate"})");
  EXPECT_EQ(call("PUT", recursion, R"({"RecursiveLoop":"Allow"})").status, 200u);
  EXPECT_EQ(call("GET", recursion).body, R"({"RecursiveLoop":"Allow"})");
  EXPECT_THAT(error_of(call("PUT", recursion, "{}")),
              HasSubstr("Value null at 'recursiveLoop' failed to satisfy constraint: Member must "
                        "not be null"));
}

TEST_F(FunctionControlsTest, ScalingIsForPublishedVersions) {
  create("fn");
  EXPECT_THAT(error_of(call("GET", std::string(scaling) + "?Qualifier=1")),
              HasSubstr("404 ResourceNotFoundException: Function not found: "));
  EXPECT_THAT(error_of(call("GET", scaling)), HasSubstr("Value null at 'qualifier'"));
  ASSERT_EQ(call("POST", "/2015-03-31/functions/fn/versions", "{}").status, 201u);
  const std::string one = std::string(scaling) + "?Qualifier=1";
  const auto put = call("PUT", one,
                        R"({"FunctionScalingConfig":{"MinExecutionEnvironments":1,)"
                        R"("MaxExecutionEnvironments":2}})");
  EXPECT_EQ(put.status, 202u) << put.body;
  EXPECT_EQ(text(call("GET", one), "/AppliedFunctionScalingConfig/MaxExecutionEnvironments"), "2");
  EXPECT_EQ(call("PUT", one,
                 R"({"FunctionScalingConfig":{"MinExecutionEnvironments":3,)"
                 R"("MaxExecutionEnvironments":2}})")
                .status,
            400u);
  EXPECT_EQ(call("PUT", one, "{}").status, 202u);
  EXPECT_EQ(text(call("GET", one), "/AppliedFunctionScalingConfig"), "(absent)");
}

TEST_F(FunctionControlsTest, WhatOnlyAwsActsUponIsShown) {
  const auto created = create(
      "fn", R"("DeadLetterConfig":{"TargetArn":"arn:aws:sns:us-east-1:000000000000:t"},)"
            R"("FileSystemConfigs":[{"Arn":"arn:aws:elasticfilesystem:us-east-1:000000000000:)"
            R"(access-point/fsap-0123456789abcdef0","LocalMountPath":"/mnt/x"}])");
  EXPECT_EQ(text(created, "/DeadLetterConfig/TargetArn"), "arn:aws:sns:us-east-1:000000000000:t");
  EXPECT_EQ(text(created, "/FileSystemConfigs/0/LocalMountPath"), "/mnt/x");
  settle();
  const auto updated = call("PUT", "/2015-03-31/functions/fn/configuration",
                            R"({"DeadLetterConfig":{"TargetArn":""},"FileSystemConfigs":[]})");
  EXPECT_EQ(text(updated, "/DeadLetterConfig"), "(absent)") << updated.body;
  EXPECT_EQ(text(updated, "/FileSystemConfigs"), "(absent)");
}

}  // namespace
}  // namespace emulator::lambda
