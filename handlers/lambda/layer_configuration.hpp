#pragma once

// Layer versions as AWS writes them, and how requests name them. Include it in .cpp files only.

#include <optional>

#include "daemon/aws/json.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/layer.hpp"

namespace emulator::lambda {

struct ServiceState;

// The members that lists and single versions have in common, within an object that is open.
void write_layer_version(aws::JsonWriter& writer, const LayerVersion& version);
// The whole of one version, with its Content.
http::Response layer_version_response(unsigned status, const LayerVersion& version,
                                      std::string_view base_url);

// What the LayerName label names, whether or not it exists; ValidationException.
aws::Result<LayerReference> layer_reference_of(const aws::RestCall& call);
// With the VersionNumber label; InvalidParameterValueException below 1.
aws::Result<LayerReference> layer_version_reference_of(const aws::RestCall& call);

// Null when there is none.
LayerVersion* find_layer_version(ServiceState& state, const LayerReference& reference);
// The version whose policy a call is about; ResourceNotFoundException.
aws::Result<LayerVersion*> existing_layer_version(ServiceState& state, const aws::RestCall& call);

// The CompatibleRuntime and CompatibleArchitecture filters of lists.
struct LayerFilter {
  std::optional<std::string> runtime;
  std::optional<std::string> architecture;

  bool matches(const LayerVersion& version) const;
};

LayerFilter layer_filter_of(const aws::RestCall& call);

}  // namespace emulator::lambda
