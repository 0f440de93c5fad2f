#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

http::Response recursion_response(const Function& function) {
  JsonOutput output;
  output.text("RecursiveLoop", function.controls.recursive_loop);
  return output.response(200);
}

}  // namespace

Answer put_function_recursion_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const auto recursive_loop = members.text("RecursiveLoop");
  const auto function = unqualified_function_of(state, call);
  if (!function) return function.error();
  (*function)->controls.recursive_loop = recursive_loop.value_or("Terminate");
  return recursion_response(**function);
}

Answer get_function_recursion_config(ServiceState& state, aws::RestCall& call) {
  const auto function = unqualified_function_of(state, call);
  if (!function) return function.error();
  return recursion_response(**function);
}

}  // namespace emulator::lambda
