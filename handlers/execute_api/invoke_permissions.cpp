#include "handlers/execute_api/invoke_permissions.hpp"

#include "daemon/log.hpp"
#include "lambda/invoker.hpp"

namespace emulator::execute_api {

namespace {

// More than any test has.
constexpr std::size_t most_seen = 10'000;

}  // namespace

bool InvokePermissions::is_new(std::string_view resource_id, std::string_view method,
                               std::string_view function) {
  if (seen_.contains(std::tuple(resource_id, method, function))) return false;
  if (seen_.size() >= most_seen) seen_.clear();
  seen_.emplace(resource_id, method, function);
  return true;
}

void InvokePermissions::check(const aws::Scope& scope, const std::string& function,
                              const std::string& source_arn) const {
  if (invoker_.lets_in(scope, function, "apigateway.amazonaws.com", source_arn)) return;
  log::info(
      "No statement of the policy of {} lets apigateway.amazonaws.com invoke it for {}: on AWS the "
      "answer is 500, and the log says \"Invalid permissions on Lambda function\".",
      function, source_arn);
}

}  // namespace emulator::execute_api
