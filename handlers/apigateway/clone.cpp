#include "handlers/apigateway/clone.hpp"

#include "daemon/random.hpp"

namespace emulator::apigateway {

RestApi clone_draft(const RestApi& source, Random& random) {
  RestApi out;
  out.binary_media_types = source.binary_media_types;
  out.api_key_source = source.api_key_source;
  out.endpoint_type = source.endpoint_type;
  out.ip_address_type = source.ip_address_type;
  out.vpc_endpoint_ids = source.vpc_endpoint_ids;
  out.security_policy = source.security_policy;
  out.endpoint_access_mode = source.endpoint_access_mode;
  out.documentation.parts = source.documentation.parts;
  out.policy = source.policy;
  out.minimum_compression_size = source.minimum_compression_size;
  out.disable_execute_api_endpoint = source.disable_execute_api_endpoint;

  out.models = source.models;
  out.gateway_responses = source.gateway_responses;

  std::map<std::string, std::string> new_authorizer_ids{{"", ""}};
  for (const auto& [id, authorizer] : source.authorizers) {
    Authorizer copy = authorizer;
    copy.id = random.lower_alphanumeric(id.size());
    new_authorizer_ids[id] = copy.id;
    out.authorizers.emplace(copy.id, std::move(copy));
  }
  std::map<std::string, std::string> new_validator_ids{{"", ""}};
  for (const auto& [id, validator] : source.request_validators) {
    RequestValidator copy = validator;
    copy.id = random.lower_alphanumeric(id.size());
    new_validator_ids[id] = copy.id;
    out.request_validators.emplace(copy.id, std::move(copy));
  }
  std::map<std::string, std::string> new_ids;
  for (const auto& [id, resource] : source.resources) {
    new_ids[id] = random.lower_alphanumeric(id.size());
  }
  for (const auto& [id, resource] : source.resources) {
    Resource copy = resource;
    copy.id = new_ids.at(id);
    if (!copy.parent_id.empty()) copy.parent_id = new_ids.at(copy.parent_id);
    for (auto& [http_method, method] : copy.methods) {
      method.authorizer_id = new_authorizer_ids[method.authorizer_id];
      method.request_validator_id = new_validator_ids[method.request_validator_id];
      if (method.integration && method.integration->cache_namespace == id) {
        method.integration->cache_namespace = copy.id;
      }
    }
    out.resources.emplace(copy.id, std::move(copy));
  }
  out.root_resource_id = new_ids.at(source.root_resource_id);
  return out;
}

}  // namespace emulator::apigateway
