#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "daemon/aws/identity.hpp"

namespace emulator::lambda {
class Invoker;
}

namespace emulator::execute_api {

// Functions are invoked whatever their policies say, so that a test needs no AddPermission. What
// AWS would refuse is told in the log, once for each method and function.
class InvokePermissions {
 public:
  explicit InvokePermissions(const lambda::Invoker& invoker) : invoker_(invoker) {}

  // Whether this method's way to the function has not been looked at.
  bool is_new(std::string_view resource_id, std::string_view method, std::string_view function);
  void check(const aws::Scope& scope, const std::string& function,
             const std::string& source_arn) const;

 private:
  const lambda::Invoker& invoker_;
  // The three of is_new(), which each request looks up: without a copy of them.
  std::set<std::tuple<std::string, std::string, std::string>, std::less<>> seen_;
};

}  // namespace emulator::execute_api
