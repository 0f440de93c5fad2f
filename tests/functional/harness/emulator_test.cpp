#include "harness/emulator_test.hpp"

#include <cstdlib>
#include <utility>

namespace emulator::functional {

EmulatorTest::EmulatorTest(std::vector<std::string> arguments,
                           std::map<std::string, std::string> environment)
    : arguments_(std::move(arguments)), environment_(std::move(environment)) {}

void EmulatorTest::SetUp() {
  const char* external = std::getenv("TEST_AWS_ENDPOINT");
  if (external != nullptr && *external != '\0') {
    if (!arguments_.empty() || !environment_.empty()) {
      GTEST_SKIP() << "needs an emulator with settings of its own";
    }
    aws_ = AwsClient{external};
    return;
  }
  own_.emplace(arguments_, environment_);
  aws_ = AwsClient{own_->url()};
}

void EmulatorTest::TearDown() {
  if (!own_) return;
  EXPECT_EQ(own_->stop(), "");
}

}  // namespace emulator::functional
