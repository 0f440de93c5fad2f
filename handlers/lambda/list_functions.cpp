#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// Each function's versions, after one another.
std::map<std::string, const VersionRecord*> all_versions(const FunctionTable& functions) {
  std::map<std::string, const VersionRecord*> all;
  for (const auto& [name, function] : functions) {
    for (const auto& [key, version] : versions_in_order(function))
      all.emplace(fmt::format("{}:{}", name, key), version);
  }
  return all;
}

}  // namespace

Answer list_functions(ServiceState& state, aws::RestCall& call) {
  const auto function_version = query_parameter(call, "FunctionVersion");
  const auto master_region = query_parameter(call, "MasterRegion");
  const auto paging = read_paging(call);
  if (!paging) return paging.error();

  ListAnswer answer("Functions");
  aws::JsonWriter& writer = answer.writer();
  std::optional<std::string> next;
  // A master region asks for Lambda@Edge replicas; there are none.
  if (!master_region && function_version) {
    const auto all = all_versions(state.functions[call.call.scope]);
    const auto page = aws::page_of(all, paging->after, paging->limit);
    for (const auto* version : page.items) {
      write_configuration(writer, **version,
                          {.qualifier = (*version)->version_name, .with_status = false});
    }
    next = page.next_marker;
  } else if (!master_region) {
    const auto page = aws::page_of(state.functions[call.call.scope], paging->after, paging->limit);
    for (const Function* function : page.items)
      write_configuration(writer, *function, {.with_status = false});
    next = page.next_marker;
  }
  return answer.finish(next);
}

}  // namespace emulator::lambda
