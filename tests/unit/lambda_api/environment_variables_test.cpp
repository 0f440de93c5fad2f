#include "handlers/lambda/environment_variables.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(EnvironmentVariables, OrdinaryOnesPass) {
  EXPECT_FALSE(check_variables({{"SNS_TOPIC_ARN", "arn"}, {"aB9_", ""}}, false));
}

TEST(EnvironmentVariables, ReservedKeysAreNamed) {
  const auto error =
      check_variables({{"AWS_REGION", "x"}, {"MINE", "y"}, {"AWS_ACCESS_KEY_ID", "z"}}, false);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "InvalidParameterValueException");
  EXPECT_EQ(error->message,
            "Lambda was unable to configure your environment variables because the environment "
            "variables you have provided contains reserved keys that are currently not supported "
            "for modification. Reserved keys used in this request: AWS_ACCESS_KEY_ID, AWS_REGION");
}

TEST(EnvironmentVariables, ReservedKeysPassForTestsWrittenForLocalStack) {
  EXPECT_FALSE(check_variables({{"AWS_REGION", "x"}, {"_HANDLER", "y"}}, true));
}

TEST(EnvironmentVariables, MeasuresTheirJson) {
  // {"KEY":"…"} has ten characters around the value.
  EXPECT_FALSE(check_variables({{"KEY", std::string(4086, 'v')}}, false));
  const auto error = check_variables({{"KEY", std::string(4087, 'v')}}, false);
  ASSERT_TRUE(error);
  EXPECT_TRUE(error->message.starts_with(
      "Lambda was unable to configure your environment variables because the environment variables "
      "you have provided exceeded the 4KB limit. String measured: {\"KEY\":\"vvv"));
}

}  // namespace
}  // namespace emulator::lambda
