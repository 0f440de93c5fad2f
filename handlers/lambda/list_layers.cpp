#include <algorithm>

#include "daemon/aws/pagination.hpp"
#include "handlers/lambda/layer_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer list_layers(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const LayerFilter filter = layer_filter_of(call);
  // Each layer with its newest version that fits.
  std::map<std::string, std::pair<const Layer*, const LayerVersion*>> listed;
  for (const auto& [name, layer] : state.layers[call.call.scope]) {
    const auto newest =
        std::find_if(layer.versions.rbegin(), layer.versions.rend(),
                     [&](const auto& entry) { return filter.matches(entry.second); });
    if (newest != layer.versions.rend()) listed[name] = {&layer, &newest->second};
  }
  const auto page = aws::page_of(listed, paging->after, paging->limit);
  ListAnswer answer("Layers");
  aws::JsonWriter& writer = answer.writer();
  for (const auto* entry : page.items) {
    writer.StartObject();
    aws::write_member(writer, "LayerName", entry->first->name);
    aws::write_member(writer, "LayerArn", entry->first->arn);
    aws::write_key(writer, "LatestMatchingVersion");
    writer.StartObject();
    write_layer_version(writer, *entry->second);
    writer.EndObject();
    writer.EndObject();
  }
  return answer.finish(page.next_marker);
}

}  // namespace emulator::lambda
