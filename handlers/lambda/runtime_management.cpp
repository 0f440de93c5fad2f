#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

http::Response management_response(const VersionRecord& version,
                                   const RuntimeManagement& management) {
  JsonOutput output;
  output.text("UpdateRuntimeOn", management.update_runtime_on);
  output.text("FunctionArn", function_arn(version.scope, version.name, version.version_name));
  if (!management.runtime_version_arn.empty()) {
    output.text("RuntimeVersionArn", management.runtime_version_arn);
  }
  return output.response(200);
}

}  // namespace

Answer put_runtime_management_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  RuntimeManagement management{members.text("UpdateRuntimeOn").value_or(""),
                               members.text("RuntimeVersionArn").value_or("")};
  const auto target = qualified_function_of(state, call);
  if (!target) return target.error();
  const bool is_manual = management.update_runtime_on == "Manual";
  if (is_manual && management.runtime_version_arn.empty()) {
    return invalid_parameter(
        "You must specify a runtime version ARN when you set UpdateRuntimeOn to Manual.");
  }
  if (!is_manual && !management.runtime_version_arn.empty()) {
    return invalid_parameter(
        "You can specify a runtime version ARN only when you set UpdateRuntimeOn to Manual.");
  }
  const VersionRecord& version = *target->version;
  auto& kept = target->function->controls.runtime_management[version.version_name];
  kept = std::move(management);
  return management_response(version, kept);
}

Answer get_runtime_management_config(ServiceState& state, aws::RestCall& call) {
  const auto target = qualified_function_of(state, call);
  if (!target) return target.error();
  const auto& all = target->function->controls.runtime_management;
  const auto found = all.find(target->version->version_name);
  return management_response(*target->version,
                             found == all.end() ? RuntimeManagement() : found->second);
}

}  // namespace emulator::lambda
