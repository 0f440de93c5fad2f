#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::logs {

// A filter pattern of CloudWatch Logs: terms (ERROR "not found" -debug ?WARN ?FATAL) and JSON
// conditions ({ $.level = "ERROR" && $.code >= 500 }).
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
class FilterPattern {
 public:
  // InvalidParameterException for what is no pattern.
  static aws::Result<FilterPattern> parse(std::string_view text);

  FilterPattern(FilterPattern&&) noexcept;
  FilterPattern& operator=(FilterPattern&&) noexcept;
  ~FilterPattern();

  bool matches(std::string_view message) const;

 private:
  struct Node;
  struct Parser;
  struct Terms;
  FilterPattern();
  std::unique_ptr<Terms> terms_;
  std::unique_ptr<Node> condition_;
};

}  // namespace emulator::logs
