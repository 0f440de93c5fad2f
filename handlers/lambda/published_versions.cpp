#include "handlers/lambda/published_versions.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {

std::map<std::string, const VersionRecord*> versions_in_order(const Function& function) {
  std::map<std::string, const VersionRecord*> versions{{std::string(latest), &function}};
  for (const auto& [number, version] : function.published)
    versions.emplace(fmt::format("{:020}", number), &version);
  return versions;
}

namespace {

bool same_layers(const VersionRecord& one, const VersionRecord& other) {
  return std::equal(one.layers.begin(), one.layers.end(), other.layers.begin(), other.layers.end(),
                    [](const UsedLayer& a, const UsedLayer& b) { return a.arn == b.arn; });
}

}  // namespace

bool same_content(const VersionRecord& one, const VersionRecord& other) {
  return one.package->sha256 == other.package->sha256 && one.settings == other.settings &&
         one.source_kms_key_arn == other.source_kms_key_arn && same_layers(one, other);
}

const VersionRecord& publish(ServiceState& state, Function& function,
                             const std::optional<std::string>& description) {
  if (!function.published.empty()) {
    const VersionRecord& newest = function.published.rbegin()->second;
    if (same_content(newest, function)) return newest;
  }
  auto version = static_cast<const VersionRecord&>(function);
  const std::uint64_t number = function.next_version++;
  version.version_name = std::to_string(number);
  if (description && !description->empty()) version.published_description = description;
  version.revision_id = state.platform.random.uuid();
  version.last_modified = lambda_timestamp(state.platform.clock.now());
  version.last_update = VersionRecord::Update::successful;
  version.version = make_version(version);
  return function.published.emplace(number, std::move(version)).first->second;
}

std::optional<aws::Error> check_unreferenced(const Function& function,
                                             const std::string& version_name) {
  std::vector<std::string> names;
  for (const auto& [name, alias] : function.aliases) {
    if (alias.version == version_name || alias.weights.contains(version_name))
      names.push_back(name);
  }
  if (names.empty()) return std::nullopt;
  return resource_conflict(
      fmt::format("Unable to delete version because the following aliases reference it: [{}]",
                  fmt::join(names, ", ")));
}

}  // namespace emulator::lambda
