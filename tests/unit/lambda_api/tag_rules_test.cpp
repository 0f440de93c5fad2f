#include "handlers/lambda/tag_rules.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(LambdaTags, FiftyAreEnough) {
  aws::Tags fifty;
  for (int i = 0; i < 50; ++i)
    fifty["key" + std::to_string(i)] = "v";
  EXPECT_FALSE(check_tags({}, fifty));
  EXPECT_FALSE(check_tags(fifty, {{"key7", "other"}}));
  const auto error = check_tags(fifty, {{"one more", "v"}});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "InvalidParameterValueException");
  EXPECT_EQ(error->message, "Number of tags exceeds resource tag limit.");
}

TEST(LambdaTags, AwssOwnPrefixIsRefused) {
  EXPECT_EQ(check_tags({}, {{"aws:mine", "v"}})->message,
            "aws: prefixed tag key names are not allowed for external use.");
}

}  // namespace
}  // namespace emulator::lambda
