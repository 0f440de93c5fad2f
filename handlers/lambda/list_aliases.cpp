#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/alias_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_aliases(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  const Function& function = **found;

  const auto version = query_parameter(call, "FunctionVersion");
  std::map<std::string, const Alias*> listed;
  for (const auto& [name, alias] : function.aliases) {
    if (!version || alias.version == *version || alias.weights.contains(*version))
      listed.emplace(name, &alias);
  }
  const auto page = aws::page_of(listed, paging->after, paging->limit);
  ListAnswer answer("Aliases");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* alias : page.items)
    write_alias(writer, function, **alias);
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
