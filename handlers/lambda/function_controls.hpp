#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace emulator::lambda {

struct RuntimeManagement {
  std::string update_runtime_on = "Auto";
  std::string runtime_version_arn;  // empty unless it is Manual
};

struct FunctionScaling {
  std::optional<std::int64_t> min_environments;
  std::optional<std::int64_t> max_environments;
};

// What a function is configured with and only AWS acts upon.
struct FunctionControls {
  std::string code_signing_config_arn;  // empty for none
  std::string recursive_loop = "Terminate";
  // By version: "$LATEST" or a number.
  std::map<std::string, RuntimeManagement, std::less<>> runtime_management;
  // By version: "$LATEST.PUBLISHED" or a number.
  std::map<std::string, FunctionScaling, std::less<>> scaling;
};

}  // namespace emulator::lambda
