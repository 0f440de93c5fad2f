#include "handlers/lambda/environment_variables.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(EnvironmentVariables, OrdinaryOnesPass) {
  aws::Validation validation;
  const EnvironmentVariables variables{{"SNS_TOPIC_ARN", "arn"}, {"aB9_", ""}};
  validate_variable_names(validation, variables, false);
  EXPECT_TRUE(validation.ok());
  EXPECT_FALSE(check_variables(variables, false));
}

TEST(EnvironmentVariables, BadNamesAreRefusedWithoutShowingThem) {
  aws::Validation validation;
  validate_variable_names(validation, {{"a", "one character is too few"}}, false);
  EXPECT_EQ(validation.error()->message,
            "1 validation error detected: Value at 'environment.variables' failed to satisfy "
            "constraint: Map keys must satisfy constraint: [Member must satisfy regular expression "
            "pattern: [a-zA-Z]([a-zA-Z0-9_])+]");
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
  aws::Validation validation;
  const EnvironmentVariables variables{{"AWS_REGION", "x"}, {"_HANDLER", "y"}};
  validate_variable_names(validation, variables, true);
  EXPECT_TRUE(validation.ok());
  EXPECT_FALSE(check_variables(variables, true));
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
