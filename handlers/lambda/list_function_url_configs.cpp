#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_url_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_function_url_configs(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto target = target_of(state, call, NameRule::create);
  if (!target) return target.error();
  const Function* function = state.find(target->scope, target->name);
  if (function == nullptr) return resource_not_found("Function does not exist");

  // By ARN, for the key of the unqualified one is empty, which pages can't begin after.
  std::map<std::string, const FunctionUrlConfigs::value_type*> urls;
  for (const auto& entry : function->url_configs)
    urls.emplace(function_arn(function->scope, function->name, entry.first), &entry);
  const auto page = aws::page_of(urls, paging->after, paging->limit);
  ListAnswer answer("FunctionUrlConfigs");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* entry : page.items) {
    write_function_url(writer, {*function, (*entry)->first, (*entry)->second, call.call.base_url});
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
