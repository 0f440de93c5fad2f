#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/provisioned_configuration.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_provisioned_concurrency_configs(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  Function& function = **found;

  std::map<std::string, const ProvisionedConcurrencies::value_type*> configs;
  for (const auto& entry : function.provisioned)
    configs.emplace(entry.first, &entry);
  const auto page = aws::page_of(configs, paging->after, paging->limit);
  ListAnswer answer("ProvisionedConcurrencyConfigs");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* entry : page.items) {
    const auto& [qualifier, config] = **entry;
    writer.StartObject();
    aws::write_member(writer, "FunctionArn",
                      function_arn(function.scope, function.name, qualifier));
    write_provisioned(writer, state, {function, qualifier, config});
    writer.EndObject();
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
