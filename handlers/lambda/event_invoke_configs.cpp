#include <utility>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// What a request says; what it doesn't stays as it was, or isn't.
struct ConfigInput {
  std::optional<std::int64_t> maximum_retry_attempts;
  std::optional<std::int64_t> maximum_event_age;
  std::optional<std::string> on_success;
  std::optional<std::string> on_failure;

  bool says_nothing() const noexcept {
    return !maximum_retry_attempts && !maximum_event_age && !on_success && !on_failure;
  }
};

ConfigInput read(const aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  ConfigInput input;
  input.maximum_retry_attempts = members.integer("MaximumRetryAttempts");
  input.maximum_event_age = members.integer("MaximumEventAgeInSeconds");
  auto destinations = members.object("DestinationConfig");
  if (!destinations) return input;
  if (auto success = destinations->object("OnSuccess")) {
    input.on_success = success->text("Destination");
  }
  if (auto failure = destinations->object("OnFailure")) {
    input.on_failure = failure->text("Destination");
  }
  return input;
}

// The function, and the qualifier under which a configuration of it is kept.
struct ConfiguredFunction {
  Function* function;
  std::string qualifier;
  std::string arn;
};

aws::Result<ConfiguredFunction> configured_function(ServiceState& state,
                                                    const aws::RestCall& call) {
  auto target = target_of(state, call);
  if (!target) return target.error();
  const auto found = state.qualified(*target);
  if (target->qualifier.empty()) target->qualifier = latest;
  std::string arn = target->arn();
  if (!found) return resource_not_found(fmt::format("The function {} doesn't exist.", arn));
  return ConfiguredFunction{found->function, target->qualifier, std::move(arn)};
}

aws::Error not_configured(const ConfiguredFunction& target) {
  return resource_not_found(
      fmt::format("The function {} doesn't have an EventInvokeConfig", target.arn));
}

std::optional<aws::Error> check_destination(const ConfiguredFunction& target,
                                            const std::optional<std::string>& destination) {
  if (!destination || destination->empty()) return std::nullopt;
  const auto arn = aws::parse_arn(*destination);
  static constexpr std::string_view services[] = {"lambda", "sns", "sqs", "events", "s3"};
  const bool known = arn && std::find(std::begin(services), std::end(services), arn->service) !=
                                std::end(services);
  if (!known) {
    return invalid_parameter(
        fmt::format("The provided destination config DestinationConfig(onSuccess=null, "
                    "onFailure=OnFailure(destination={})) is invalid.",
                    *destination));
  }
  if (*destination == target.arn || *destination == target.function->arn) {
    return invalid_parameter("You can't specify the function as a destination for itself.");
  }
  return std::nullopt;
}

void write(JsonOutput& output, const EventInvokeConfig& config, std::string_view arn) {
  output.timestamp("LastModified", config.last_modified);
  output.text("FunctionArn", arn);
  if (config.maximum_retry_attempts) {
    output.integer("MaximumRetryAttempts", *config.maximum_retry_attempts);
  }
  if (config.maximum_event_age) {
    output.integer("MaximumEventAgeInSeconds", config.maximum_event_age->count());
  }
  const auto destination = [&output](std::string_view name, const std::string& where) {
    output.open(name);
    if (!where.empty()) output.text("Destination", where);
    output.close();
  };
  output.open("DestinationConfig");
  destination("OnSuccess", config.on_success);
  destination("OnFailure", config.on_failure);
  output.close();
}

Answer set(ServiceState& state, const ConfiguredFunction& target, EventInvokeConfig config,
           const ConfigInput& input) {
  if (input.says_nothing()) {
    return invalid_parameter(
        "You must specify at least one of error handling or destination setting.");
  }
  for (const auto* destination : {&input.on_success, &input.on_failure}) {
    if (auto error = check_destination(target, *destination)) return std::move(*error);
  }
  if (input.maximum_retry_attempts) config.maximum_retry_attempts = input.maximum_retry_attempts;
  if (input.maximum_event_age) {
    config.maximum_event_age = std::chrono::seconds(*input.maximum_event_age);
  }
  if (input.on_success) config.on_success = *input.on_success;
  if (input.on_failure) config.on_failure = *input.on_failure;
  config.last_modified = state.platform.clock.now();
  JsonOutput output;
  write(output, config, target.arn);
  target.function->event_invoke_configs.insert_or_assign(target.qualifier, std::move(config));
  return output.response(200);
}

}  // namespace

Answer put_function_event_invoke_config(ServiceState& state, aws::RestCall& call) {
  const ConfigInput input = read(call);
  const auto target = configured_function(state, call);
  if (!target) return target.error();
  return set(state, *target, {}, input);
}

Answer update_function_event_invoke_config(ServiceState& state, aws::RestCall& call) {
  const ConfigInput input = read(call);
  const auto target = configured_function(state, call);
  if (!target) return target.error();
  const auto found = target->function->event_invoke_configs.find(target->qualifier);
  if (found == target->function->event_invoke_configs.end()) return not_configured(*target);
  return set(state, *target, found->second, input);
}

Answer get_function_event_invoke_config(ServiceState& state, aws::RestCall& call) {
  const auto target = configured_function(state, call);
  if (!target) return target.error();
  const auto found = target->function->event_invoke_configs.find(target->qualifier);
  if (found == target->function->event_invoke_configs.end()) return not_configured(*target);
  JsonOutput output;
  write(output, found->second, target->arn);
  return output.response(200);
}

Answer delete_function_event_invoke_config(ServiceState& state, aws::RestCall& call) {
  const auto target = configured_function(state, call);
  if (!target) return target.error();
  if (target->function->event_invoke_configs.erase(target->qualifier) == 0) {
    return not_configured(*target);
  }
  return http::Response{204, {}, {}};
}

Answer list_function_event_invoke_configs(ServiceState& state, aws::RestCall& call) {
  const auto target = configured_function(state, call);
  if (!target) return target.error();
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  std::map<std::string, std::pair<std::string, const EventInvokeConfig*>, std::less<>> configs;
  for (const auto& [qualifier, config] : target->function->event_invoke_configs) {
    std::string arn = function_arn(target->function->scope, target->function->name, qualifier);
    configs.emplace(qualifier, std::pair(std::move(arn), &config));
  }
  const auto page = aws::page_of(configs, paging->after, paging->limit);
  ListAnswer answer("FunctionEventInvokeConfigs");
  JsonOutput& output = answer.output();
  for (const auto* entry : page.items) {
    output.open();
    write(output, *entry->second, entry->first);
    output.close();
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
