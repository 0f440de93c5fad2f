#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/code_signing.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

http::Response signing_response(const Function& function) {
  JsonOutput output;
  const std::string& arn = function.controls.code_signing_config_arn;
  if (!arn.empty()) output.text("CodeSigningConfigArn", arn);
  output.text("FunctionName", function.name);
  return output.response(200);
}

}  // namespace

Answer put_function_code_signing_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  std::string arn = members.text("CodeSigningConfigArn").value_or("");
  const auto function = unqualified_function_of(state, call, NameRule::namespaced);
  if (!function) return function.error();
  if (find_in(state.managed.code_signing_configs, call.call.scope, arn) == nullptr) {
    return code_signing_config_not_found(arn);
  }
  (*function)->controls.code_signing_config_arn = std::move(arn);
  return signing_response(**function);
}

Answer get_function_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto function = unqualified_function_of(state, call, NameRule::namespaced);
  if (!function) return function.error();
  return signing_response(**function);
}

Answer delete_function_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto function = unqualified_function_of(state, call, NameRule::namespaced);
  if (!function) return function.error();
  (*function)->controls.code_signing_config_arn.clear();
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
