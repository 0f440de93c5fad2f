#include <utility>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/code_signing.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tag_rules.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view kept[] = {"Description", "AllowedPublishers", "CodeSigningPolicies"};
void write(JsonOutput& output, const CodeSigningConfig& config) {
  output.text("CodeSigningConfigId", config.id);
  output.text("CodeSigningConfigArn", config.arn);
  output.members(config.members);
  output.text("LastModified", config.last_modified);
}

http::Response config_response(unsigned status, const CodeSigningConfig& config) {
  JsonOutput output;
  output.open("CodeSigningConfig");
  write(output, config);
  output.close();
  return output.response(status);
}

aws::Result<CodeSigningConfig*> config_of(ServiceState& state, const aws::RestCall& call) {
  const std::string& arn = call.label("CodeSigningConfigArn");
  CodeSigningConfig* config = find_in(state.managed.code_signing_configs, call.call.scope, arn);
  if (config == nullptr) return resource_not_found(code_signing_config_not_found(arn).message);
  return config;
}

// The functions that use a configuration, in the order of their names.
FunctionNames functions_of(ServiceState& state, const aws::Scope& scope, std::string_view arn) {
  FunctionNames names;
  for (const auto& [name, function] : state.functions[scope]) {
    if (function.controls.code_signing_config_arn == arn) names.emplace(name, function.arn);
  }
  return names;
}

}  // namespace

aws::Error code_signing_config_not_found(std::string_view arn) {
  return {404, "CodeSigningConfigNotFoundException",
          fmt::format("The code signing configuration cannot be found. Check that the provided "
                      "configuration is not deleted: {}.",
                      arn)};
}

Answer create_code_signing_config(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const aws::Tags tags = members.text_map("Tags").value_or(aws::Tags());
  if (auto error = check_tags({}, tags)) return std::move(*error);
  const aws::Scope& scope = call.call.scope;
  CodeSigningConfig config;
  config.id = "csc-" + state.platform.random.lower_alphanumeric(17);
  config.arn = aws::make_arn("lambda", scope.region, scope.account,
                             fmt::format("code-signing-config:{}", config.id));
  config.last_modified = lambda_timestamp(state.platform.clock.now());
  config.tags = tags;
  config.members.set("CodeSigningPolicies", R"({"UntrustedArtifactOnDeployment":"Warn"})");
  keep_members(config.members, aws::body_of(call), kept);
  auto& configs = state.managed.code_signing_configs[scope];
  const std::string arn = config.arn;
  return config_response(201, configs.emplace(arn, std::move(config)).first->second);
}

Answer get_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto config = config_of(state, call);
  if (!config) return config.error();
  return config_response(200, **config);
}

Answer update_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto config = config_of(state, call);
  if (!config) return config.error();
  keep_members((*config)->members, aws::body_of(call), kept);
  (*config)->last_modified = lambda_timestamp(state.platform.clock.now());
  return config_response(200, **config);
}

Answer delete_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto config = config_of(state, call);
  if (!config) return config.error();
  const std::string arn = (*config)->arn;
  if (!functions_of(state, call.call.scope, arn).empty()) {
    return resource_conflict(
        "Cannot delete the code signing configuration because it is used by at least one function. "
        "Remove the configuration from your functions before you delete it.");
  }
  state.managed.code_signing_configs[call.call.scope].erase(arn);
  return http::Response{204, {}, {}};
}

Answer list_code_signing_configs(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto page = aws::page_of(state.managed.code_signing_configs[call.call.scope], paging->after,
                                 paging->limit);
  ListAnswer answer("CodeSigningConfigs");
  JsonOutput& output = answer.output();
  for (const CodeSigningConfig* config : page.items) {
    output.open();
    write(output, *config);
    output.close();
  }
  return answer.finish(page.next_marker);
}

Answer list_functions_by_code_signing_config(ServiceState& state, aws::RestCall& call) {
  const auto config = config_of(state, call);
  if (!config) return config.error();
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const FunctionNames functions = functions_of(state, call.call.scope, (*config)->arn);
  const auto page = aws::page_of(functions, paging->after, paging->limit);
  ListAnswer answer("FunctionArns");
  for (const std::string* arn : page.items)
    aws::write_string(answer.writer(), *arn);
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
