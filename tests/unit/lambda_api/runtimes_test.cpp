#include "handlers/lambda/runtimes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(Runtimes, ThoseThatBringTheirProgramRun) {
  for (const auto* runtime : {"provided", "provided.al2", "provided.al2023", "go1.x"}) {
    EXPECT_FALSE(check_runtime(runtime, "x86_64")) << runtime;
  }
}

TEST(Runtimes, LanguagesWithAnInterpreterToRunThemMayRun) {
  for (const auto* runtime : {"python3.12", "nodejs22.x", "java21", "ruby3.3"}) {
    EXPECT_FALSE(check_runtime(runtime, "x86_64")) << runtime;
  }
}

TEST(Runtimes, OthersAreRefusedClearly) {
  const auto error = check_runtime("dotnet8", "x86_64");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "InvalidParameterValueException");
  EXPECT_EQ(error->message,
            "The runtime dotnet8 is not run by this emulator; it runs provided*, go1.x, python3.*, "
            "nodejs*, java* and ruby*.");
}

TEST(Runtimes, UnknownOnesGetAwssList) {
  const auto error = check_runtime("cobol85", "x86_64");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "InvalidParameterValueException");
  EXPECT_THAT(error->message,
              ::testing::StartsWith("Value cobol85 at 'runtime' failed to satisfy constraint: "
                                    "Member must satisfy enum value set: [nodejs, nodejs4.3,"));
  EXPECT_THAT(error->message, ::testing::EndsWith("] or be a valid ARN"));
}

TEST(Runtimes, TheFirstGenerationIsNotForArm) {
  EXPECT_FALSE(check_runtime("provided.al2023", "arm64"));
  EXPECT_TRUE(check_runtime("go1.x", "arm64"));
}

TEST(Runtimes, AVersionArnIsStable) {
  const std::string arn = runtime_version_arn("eu-west-1", "provided");
  EXPECT_THAT(arn, ::testing::MatchesRegex("arn:aws:lambda:eu-west-1::runtime:[0-9a-f]+"));
  EXPECT_EQ(arn, runtime_version_arn("eu-west-1", "provided"));
  EXPECT_NE(arn, runtime_version_arn("eu-west-1", "go1.x"));
}

}  // namespace
}  // namespace emulator::lambda
