#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/faults.hpp"

namespace emulator::apigatewayv2 {

// Faults that AWS tells in one error:
//   Invalid mapping expression specified: Validation Result: warnings : [], errors : [one, another]
class JointFaults {
 public:
  explicit JointFaults(std::string_view heading) : heading_(heading) {}

  void add(std::string member, std::string what) {
    all_.emplace_back(std::move(member), std::move(what));
  }
  void put_into(aws::Faults& faults) const;

 private:
  aws::Error error_of(std::string_view list) const;

  std::string_view heading_;
  std::vector<std::pair<std::string, std::string>> all_;
};

}  // namespace emulator::apigatewayv2
