#include <utility>

#include <fmt/format.h>

#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_url_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

constexpr std::size_t url_id_size = 32;

}  // namespace

Answer create_function_url_config(ServiceState& state, aws::RestCall& call) {
  FunctionUrlInput input = read_function_url(aws::body_of(call));
  const auto target = target_of(state, call, NameRule::create);
  if (!target) return target.error();
  Function* function = state.find(target->scope, target->name);
  const std::string& alias = target->qualifier;
  if (function == nullptr || (!alias.empty() && !function->aliases.contains(alias))) {
    return resource_not_found("Function does not exist");
  }
  if (function->url_configs.contains(alias)) {
    return resource_conflict(
        fmt::format("Failed to create function url config for [functionArn = {}]. Error message:  "
                    "FunctionUrlConfig exists for this Lambda function",
                    target->arn()));
  }
  FunctionUrlConfig config;
  config.url_id = state.platform.random.lower_alphanumeric(url_id_size);
  config.created = config.last_modified = state.platform.clock.now();
  apply(std::move(input), config);
  state.function_urls.emplace(config.url_id, *target);
  const FunctionUrlConfig& created =
      function->url_configs.emplace(alias, std::move(config)).first->second;
  return function_url_response(201, {*function, alias, created, call.call.base_url, false});
}

}  // namespace emulator::lambda
