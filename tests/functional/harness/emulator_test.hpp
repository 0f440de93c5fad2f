#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/aws_client.hpp"
#include "harness/emulator_process.hpp"
#include "harness/stack.hpp"

namespace emulator::functional {

// A fixture with an emulator of the test's own, which must end well. TEST_AWS_ENDPOINT, if set,
// names one that runs already: it is used as it is, and a test that needs its own (own_emulator())
// is skipped.
class EmulatorTest : public ::testing::Test {
 protected:
  explicit EmulatorTest(std::vector<std::string> arguments = {},
                        std::map<std::string, std::string> environment = {});

  void SetUp() override;
  void TearDown() override;

  const std::string& url() const noexcept { return aws_.endpoint(); }
  const AwsClient& aws() const noexcept { return aws_; }
  bool is_external() const noexcept { return !own_; }
  // Not for an external emulator: check is_external() first, and GTEST_SKIP().
  EmulatorProcess& emulator() { return own_.value(); }

 private:
  std::vector<std::string> arguments_;
  std::map<std::string, std::string> environment_;
  std::optional<EmulatorProcess> own_;
  AwsClient aws_{""};
};

}  // namespace emulator::functional
