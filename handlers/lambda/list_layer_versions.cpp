#include <limits>

#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_layer_versions(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto reference = layer_reference_of(call);
  if (!reference) return reference.error();
  const LayerFilter filter = layer_filter_of(call);
  // The newest first: keys that grow as numbers fall.
  std::map<std::string, const LayerVersion*> listed;
  const LayerTable& table = state.layers[reference->scope];
  if (const auto layer = table.find(reference->name); layer != table.end()) {
    for (const auto& [number, version] : layer->second.versions) {
      const auto key = std::numeric_limits<std::int64_t>::max() - number;
      if (filter.matches(version)) listed.emplace(fmt::format("{:020}", key), &version);
    }
  }
  const auto page = aws::page_of(listed, paging->after, paging->limit);
  ListAnswer answer("LayerVersions");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* version : page.items) {
    writer.StartObject();
    write_layer_version(writer, **version);
    writer.EndObject();
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
