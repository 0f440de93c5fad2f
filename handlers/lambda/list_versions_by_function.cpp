#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_versions_by_function(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto function = unqualified_function_of(state, call, NameRule::namespaced);
  if (!function) return function.error();

  const auto versions = versions_in_order(**function);
  const auto page = aws::page_of(versions, paging->after, paging->limit);
  ListAnswer answer("Versions");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* version : page.items) {
    write_configuration(writer, **version,
                        {.qualifier = (*version)->version_name, .with_status = false});
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
