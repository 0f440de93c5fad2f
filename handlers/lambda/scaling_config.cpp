#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view latest_published = "$LATEST.PUBLISHED";

struct Target {
  Function* function;
  std::string qualifier;
};

// The Qualifier is a published version, or stands for the latest of them.
aws::Result<Target> scaled_version(ServiceState& state, const aws::RestCall& call) {
  const std::string& qualifier = *call.query_value("Qualifier");
  const ReferenceContext context{call.call.scope, call.operation, NameRule::create,
                                 OtherAccounts::refused, state.platform.config.localstack_compat};
  auto target = resolve_function(call.label("FunctionName"), {}, context);
  if (!target) return target.error();
  Function* function = state.find(target->scope, target->name);
  const bool exists = function != nullptr &&
                      (qualifier == latest_published ? !function->published.empty()
                                                     : version_of(*function, qualifier) != nullptr);
  if (!exists) {
    target->qualifier = qualifier;
    return function_not_found(target->arn());
  }
  return Target{function, qualifier};
}

void write(JsonOutput& output, std::string_view name, const FunctionScaling& scaling) {
  output.open(name);
  if (scaling.min_environments) {
    output.integer("MinExecutionEnvironments", *scaling.min_environments);
  }
  if (scaling.max_environments) {
    output.integer("MaxExecutionEnvironments", *scaling.max_environments);
  }
  output.close();
}

}  // namespace

Answer put_function_scaling_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  std::optional<FunctionScaling> scaling;
  if (auto config = members.object("FunctionScalingConfig")) {
    scaling = FunctionScaling{config->integer("MinExecutionEnvironments"),
                              config->integer("MaxExecutionEnvironments")};
  }
  const auto target = scaled_version(state, call);
  if (!target) return target.error();
  if (scaling && scaling->min_environments && scaling->max_environments &&
      *scaling->min_environments > *scaling->max_environments) {
    return invalid_parameter(
        "MinExecutionEnvironments must be less than or equal to MaxExecutionEnvironments.");
  }
  auto& all = target->function->controls.scaling;
  // None given is back to the defaults.
  if (scaling) {
    all.insert_or_assign(target->qualifier, *scaling);
  } else {
    all.erase(target->qualifier);
  }
  JsonOutput output;
  output.text("FunctionState", "Active");
  return output.response(202);
}

Answer get_function_scaling_config(ServiceState& state, aws::RestCall& call) {
  const auto target = scaled_version(state, call);
  if (!target) return target.error();
  const Function& function = *target->function;
  JsonOutput output;
  output.text("FunctionArn", function_arn(function.scope, function.name, target->qualifier));
  const auto found = function.controls.scaling.find(target->qualifier);
  if (found != function.controls.scaling.end()) {
    write(output, "AppliedFunctionScalingConfig", found->second);
    write(output, "RequestedFunctionScalingConfig", found->second);
  }
  return output.response(200);
}

}  // namespace emulator::lambda
