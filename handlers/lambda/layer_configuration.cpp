#include "handlers/lambda/layer_configuration.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/number.hpp"
#include "handlers/lambda/code_download.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

void write_texts(aws::JsonWriter& writer, std::string_view name,
                 const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  aws::write_key(writer, name);
  writer.StartArray();
  for (const std::string& text : texts)
    aws::write_string(writer, text);
  writer.EndArray();
}

bool accepts(const std::vector<std::string>& texts, const std::optional<std::string>& wanted) {
  return !wanted || std::find(texts.begin(), texts.end(), *wanted) != texts.end();
}

}  // namespace

void write_layer_version(aws::JsonWriter& writer, const LayerVersion& version) {
  aws::write_member(writer, "LayerVersionArn", version.arn);
  aws::write_key(writer, "Version");
  writer.Int64(version.number);
  aws::write_member(writer, "Description", version.description);
  aws::write_member(writer, "CreatedDate", version.created);
  write_texts(writer, "CompatibleRuntimes", version.runtimes);
  write_texts(writer, "CompatibleArchitectures", version.architectures);
  if (!version.license.empty()) aws::write_member(writer, "LicenseInfo", version.license);
}

http::Response layer_version_response(unsigned status, const LayerVersion& version,
                                      std::string_view base_url) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "Content");
  writer.StartObject();
  aws::write_member(writer, "Location", code_location(base_url, version.code_token));
  aws::write_member(writer, "CodeSha256", version.package->sha256);
  aws::write_key(writer, "CodeSize");
  writer.Int64(static_cast<std::int64_t>(version.package->size));
  writer.EndObject();
  aws::write_member(writer, "LayerArn", version.layer_arn);
  write_layer_version(writer, version);
  writer.EndObject();
  return aws::json_response(status, {buffer.GetString(), buffer.GetSize()});
}

aws::Result<LayerReference> layer_reference_of(const aws::RestCall& call) {
  const std::string& name = call.label("LayerName");
  auto reference = parse_layer_reference(name, call.call.scope);
  if (!reference) return invalid_parameter(fmt::format("Invalid Layer name: {}", name));
  return std::move(*reference);
}

aws::Result<LayerReference> layer_version_reference_of(const aws::RestCall& call) {
  auto reference = layer_reference_of(call);
  if (!reference) return reference;
  const auto number = number_from<std::int64_t>(call.label("VersionNumber")).value_or(0);
  if (number < 1) return invalid_parameter("Layer Version Cannot be less than 1.");
  reference->version = number;
  return reference;
}

LayerVersion* find_layer_version(ServiceState& state, const LayerReference& reference) {
  LayerTable* table = state.layers.find(reference.scope);
  if (table == nullptr || !reference.version) return nullptr;
  const auto layer = table->find(reference.name);
  if (layer == table->end()) return nullptr;
  const auto version = layer->second.versions.find(*reference.version);
  return version == layer->second.versions.end() ? nullptr : &version->second;
}

aws::Result<LayerVersion*> existing_layer_version(ServiceState& state, const aws::RestCall& call) {
  const auto reference = layer_version_reference_of(call);
  if (!reference) return reference.error();
  LayerVersion* version = find_layer_version(state, *reference);
  if (version == nullptr) {
    return resource_not_found(fmt::format("Layer version {}:{} does not exist.",
                                          layer_arn(reference->scope, reference->name),
                                          *reference->version));
  }
  return version;
}

bool LayerFilter::matches(const LayerVersion& version) const {
  return accepts(version.runtimes, runtime) && accepts(version.architectures, architecture);
}

LayerFilter layer_filter_of(const aws::RestCall& call) {
  return {query_parameter(call, "CompatibleRuntime"),
          query_parameter(call, "CompatibleArchitecture")};
}

}  // namespace emulator::lambda
