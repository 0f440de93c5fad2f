#pragma once

#include <string>
#include <vector>

namespace emulator::apigateway {

// What an account has in a region.
struct Account {
  std::string cloudwatch_role_arn;  // as whom logs are written; empty for none
  std::vector<std::string> features{"UsagePlans"};
};

}  // namespace emulator::apigateway
