#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace emulator::aws {

// arn:partition:service:region:account:resource; the resource may hold further colons.
struct Arn {
  std::string partition;
  std::string service;
  std::string region;
  std::string account;
  std::string resource;

  std::string to_string() const;
};

// Nothing for a text that hasn't the six parts or doesn't begin with "arn:".
std::optional<Arn> parse_arn(std::string_view text);

// "aws", "aws-cn" or "aws-us-gov".
std::string_view partition_of(std::string_view region) noexcept;

std::string make_arn(std::string_view service, std::string_view region, std::string_view account,
                     std::string_view resource);

}  // namespace emulator::aws
