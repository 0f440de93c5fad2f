#include <algorithm>

#include <fmt/format.h>

#include "daemon/random.hpp"
#include "handlers/apigateway/documentation_rules.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/import_document.hpp"
#include "handlers/apigateway/method_rules.hpp"
#include "handlers/apigateway/model_rules.hpp"
#include "handlers/apigateway/policy_text.hpp"
#include "handlers/apigateway/resource_rules.hpp"

namespace emulator::apigateway {

namespace {

// The id of the entity of that name, or null.
template <class Entity>
const std::string* id_of(const std::map<std::string, Entity>& entities, std::string_view name) {
  for (const auto& [id, entity] : entities) {
    if (entity.name == name) return &id;
  }
  return nullptr;
}

class Draft {
 public:
  Draft(RestApi& api, Random& random) : api_(api), random_(random) {}

  void put_settings(ImportedSettings settings, const openapi::Places& places) {
    if (!settings.name.empty()) api_.name = std::move(settings.name);
    put(api_.description, settings.description);
    put(api_.version, settings.version);
    put(api_.api_key_source, settings.api_key_source);
    put(api_.binary_media_types, settings.binary_media_types);
    put(api_.disable_execute_api_endpoint, settings.disable_execute_api_endpoint);
    put(api_.security_policy, settings.security_policy);
    put(api_.endpoint_access_mode, settings.endpoint_access_mode);
    put(api_.vpc_endpoint_ids, settings.vpc_endpoint_ids);
    if (settings.minimum_compression_size) {
      api_.minimum_compression_size = settings.minimum_compression_size;
    }
    if (settings.policy) put_policy(*settings.policy, places);
    Faults faults;
    find_faults(api_, faults);
    places.tell(faults, "Unable to set the attributes of the API");
  }

  void put_models(std::vector<Imported<Model>> models) {
    std::vector<std::pair<std::string, openapi::Places>> put;
    for (auto& [model, places] : models) {
      const auto present = api_.models.find(model.name);
      model.id = present == api_.models.end() ? random_.lower_alphanumeric(6) : present->second.id;
      put.emplace_back(model.name, std::move(places));
      api_.models.insert_or_assign(model.name, std::move(model));
    }
    // Once all are there, as they refer to each other.
    for (const auto& [name, places] : put) {
      Faults faults;
      faults.take("/name", check_model_name(name));
      find_schema_faults(api_, api_.models.at(name), faults);
      places.tell(faults, fmt::format("Unable to create model '{}'", name));
    }
  }

  void put_authorizers(std::vector<Imported<Authorizer>> authorizers) {
    for (auto& [authorizer, places] : authorizers) {
      Faults faults;
      find_faults(authorizer, faults);
      places.tell(faults, fmt::format("Unable to create authorizer '{}'", authorizer.name));
      put_by_name(api_.authorizers, old_authorizer_ids_, std::move(authorizer));
    }
  }

  void put_validators(std::vector<Imported<RequestValidator>> validators) {
    for (auto& [validator, places] : validators)
      put_by_name(api_.request_validators, old_validator_ids_, std::move(validator));
  }

  void put_gateway_responses(std::vector<Imported<GatewayResponse>> responses) {
    for (auto& [response, places] : responses) {
      Faults faults;
      find_faults(response, faults);
      places.tell(faults, fmt::format("Unable to put gateway response '{}'", response.type));
      fill_defaults(response);
      api_.gateway_responses.insert_or_assign(response.type, std::move(response));
    }
  }

  void put_resources(std::vector<ImportedResource> resources, bool has_unread_models) {
    has_unread_models_ = has_unread_models;
    for (const auto& [id, resource] : api_.resources)
      by_path_[resource.path] = id;
    for (ImportedResource& imported : resources) {
      Resource& resource = resource_at(imported.path, imported.places);
      for (ImportedMethod& method : imported.methods)
        put_method(resource, std::move(method));
    }
  }

  // Leaves the draft as it was when it was made, but for what isn't of the document: its ids, tags,
  // deployments and stages, and the endpoint. Who knows a part by its id finds it again.
  void clear() {
    for (const auto& [id, resource] : api_.resources)
      old_ids_[resource.path] = id;
    take_names(old_authorizer_ids_, api_.authorizers);
    take_names(old_validator_ids_, api_.request_validators);
    RestApi empty;
    api_.description.clear();
    api_.version.clear();
    api_.binary_media_types.clear();
    api_.api_key_source = std::move(empty.api_key_source);
    api_.disable_execute_api_endpoint = false;
    api_.minimum_compression_size.reset();
    api_.policy.clear();
    api_.security_policy.clear();
    api_.endpoint_access_mode.clear();
    api_.vpc_endpoint_ids.clear();
    api_.gateway_responses.clear();
    api_.models.clear();
    std::erase_if(api_.resources,
                  [this](const auto& entry) { return entry.first != api_.root_resource_id; });
    api_.resources.at(api_.root_resource_id).methods.clear();
  }

 private:
  template <class Value>
  static void put(Value& target, std::optional<Value>& given) {
    if (given) target = std::move(*given);
  }

  void put_policy(const std::string& text, const openapi::Places& places) {
    auto policy = checked_policy(text);
    Faults faults;
    if (faults.take("/policy", policy)) api_.policy = std::move(*policy);
    places.tell(faults, "Unable to set the policy of the API");
  }

  template <class Entity>
  static void take_names(std::map<std::string, std::string>& ids,
                         std::map<std::string, Entity>& entities) {
    for (const auto& [id, entity] : entities)
      ids[entity.name] = id;
    entities.clear();
  }

  template <class Entity>
  void put_by_name(std::map<std::string, Entity>& entities,
                   const std::map<std::string, std::string>& old_ids, Entity entity) {
    const auto old = old_ids.find(entity.name);
    if (const std::string* present = id_of(entities, entity.name)) {
      entity.id = *present;
    } else {
      entity.id = old == old_ids.end() ? random_.lower_alphanumeric(6) : old->second;
    }
    entities.insert_or_assign(entity.id, std::move(entity));
  }

  // Makes it, and those above it, where they aren't there. One that can't be stands apart with what
  // is below it, for their methods have problems of their own.
  Resource& resource_at(const std::string& path, const openapi::Places& places) {
    if (const auto found = by_path_.find(path); found != by_path_.end()) {
      return api_.resources.at(found->second);
    }
    if (const auto found = refused_.find(path); found != refused_.end()) return found->second;
    const auto slash = path.rfind('/');
    const Resource& parent = resource_at(slash == 0 ? "/" : path.substr(0, slash), places);
    Resource resource;
    resource.parent_id = parent.id;
    resource.path_part = path.substr(slash + 1);
    resource.path = path;
    resource.id = new_id(path);
    Faults faults;
    find_place_faults(api_, parent, resource.path_part, faults);
    places.tell(faults, fmt::format("Unable to create resource at path '{}'", path));
    if (!faults.empty() || !api_.resources.contains(parent.id)) {
      return refused_.emplace(path, std::move(resource)).first->second;
    }
    by_path_[path] = resource.id;
    std::string id = resource.id;
    return api_.resources.emplace(std::move(id), std::move(resource)).first->second;
  }

  std::string new_id(const std::string& path) {
    if (const auto old = old_ids_.find(path); old != old_ids_.end()) return old->second;
    for (;;) {
      std::string id = random_.lower_alphanumeric(6);
      if (!api_.resources.contains(id)) return id;
    }
  }

  void put_method(Resource& resource, ImportedMethod imported) {
    Method& method = imported.method;
    const std::string name = method.http_method;
    resolve_names(method);
    drop_unknown_models(imported);
    Faults faults;
    find_faults(method, api_, faults);
    imported.places.tell(faults, fmt::format("Unable to put method '{}' on resource at path '{}'",
                                             name, resource.path));
    for (const auto& [status, response] : method.responses) {
      Faults of_response;
      find_faults(response, api_, of_response);
      imported.responses.at(status).tell(
          of_response, fmt::format("Unable to put method response '{}' on '{}' for resource at "
                                   "path '{}'",
                                   status, name, resource.path));
    }
    if (method.integration) check_integration(resource, imported);
    resource.methods.insert_or_assign(name, std::move(method));
  }

  void check_integration(const Resource& resource, ImportedMethod& imported) {
    assume_declared(imported);
    Method& method = imported.method;
    Integration& integration = *method.integration;
    if (integration.cache_namespace.empty()) integration.cache_namespace = resource.id;
    const auto doing = [&](std::string_view what) {
      return fmt::format("Unable to put {} on '{}' for resource at path '{}'", what,
                         method.http_method, resource.path);
    };
    Faults faults;
    find_faults(integration, method, faults);
    imported.integration->tell(faults, doing("integration"));
    for (const auto& [response, places] : imported.integration_responses) {
      Faults of_response;
      find_faults(response, method, of_response);
      places.tell(of_response, doing("integration response"));
    }
  }

  // What of a method could not be read may have declared all that its integration asks for.
  static void assume_declared(ImportedMethod& imported) {
    Method& method = imported.method;
    if (imported.has_unread_parameters) {
      for (const auto& [target, source] : method.integration->request_parameters) {
        if (source.starts_with("method.request.")) method.request_parameters.emplace(source, false);
      }
    }
    for (const auto& [response, places] : imported.integration_responses) {
      const std::string& status = response.status_code;
      if (!imported.has_unread_responses && !imported.unread_responses.contains(status)) continue;
      for (const auto& [target, source] : response.response_parameters)
        method.responses[status].response_parameters.emplace(target, false);
      method.responses[status].status_code = status;
    }
  }

  // A name that nothing has stays, and is refused as the id that it is taken for.
  void resolve_names(Method& method) {
    if (const auto* id = id_of(api_.authorizers, method.authorizer_id)) method.authorizer_id = *id;
    if (const auto* id = id_of(api_.request_validators, method.request_validator_id)) {
      method.request_validator_id = *id;
    }
  }

  void drop_unknown_models(ImportedMethod& imported) {
    drop_unknown(imported.method.request_models, "/requestModels", imported.places);
    for (auto& [status, response] : imported.method.responses)
      drop_unknown(response.response_models, "/responseModels", imported.responses.at(status));
  }

  void drop_unknown(StringMap& models, std::string_view member, const openapi::Places& places) {
    std::erase_if(models, [&](const auto& entry) {
      const auto& [media_type, model] = entry;
      if (api_.models.contains(model)) return false;
      if (!has_unread_models_) {
        places.at(aws::member_pointer(member, media_type))
            .warn(fmt::format("Reference to model '{}' not found. Ignoring.", model));
      }
      return true;
    });
  }

  RestApi& api_;
  Random& random_;
  bool has_unread_models_ = false;
  std::map<std::string, std::string> by_path_;
  std::map<std::string, Resource> refused_;  // by path
  // Of before an overwrite, by path and by name.
  std::map<std::string, std::string> old_ids_;
  std::map<std::string, std::string> old_authorizer_ids_;
  std::map<std::string, std::string> old_validator_ids_;
};

}  // namespace

void apply(ImportedApi imported, RestApi& api, ImportMode mode, Random& random) {
  Draft draft(api, random);
  if (mode == ImportMode::overwrite) draft.clear();
  draft.put_settings(std::move(imported.settings), imported.places);
  draft.put_models(std::move(imported.models));
  draft.put_authorizers(std::move(imported.authorizers));
  draft.put_validators(std::move(imported.request_validators));
  draft.put_gateway_responses(std::move(imported.gateway_responses));
  draft.put_resources(std::move(imported.resources), imported.has_unread_models);
  if (!imported.documentation) return;
  import_parts(api.documentation.parts, std::move(*imported.documentation),
               mode == ImportMode::overwrite, random);
}

}  // namespace emulator::apigateway
