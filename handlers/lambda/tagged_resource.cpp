#include "handlers/lambda/tagged_resource.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// Null when there is none.
aws::Tags* tags_of_managed(ManagedResources& managed, const aws::Scope& scope,
                           const std::string& arn, std::string_view kind, std::string_view id) {
  if (kind == "code-signing-config") {
    CodeSigningConfig* config = find_in(managed.code_signing_configs, scope, arn);
    return config ? &config->tags : nullptr;
  }
  if (kind == "event-source-mapping") {
    EventSourceMapping* mapping = find_in(managed.event_source_mappings, scope, id);
    return mapping ? &mapping->tags : nullptr;
  }
  if (kind == "capacity-provider") {
    CapacityProvider* provider = find_in(managed.capacity_providers, scope, id);
    return provider ? &provider->tags : nullptr;
  }
  return nullptr;
}

}  // namespace

aws::Result<aws::Tags*> tagged_resource(ServiceState& state, const aws::RestCall& call) {
  const std::string& resource = call.label("Resource");
  const auto arn = aws::parse_arn(resource);
  const std::string_view path = arn ? std::string_view(arn->resource) : std::string_view(resource);
  const auto colon = path.find(':');
  const std::string_view kind = path.substr(0, colon);
  if (arn && kind != "function" && colon != path.npos) {
    aws::Tags* tags = tags_of_managed(state.managed, {arn->account, arn->region}, resource, kind,
                                      path.substr(colon + 1));
    if (tags == nullptr || arn->account != call.call.scope.account) {
      return resource_not_found(fmt::format("{} does not exist.", resource));
    }
    return tags;
  }
  const ReferenceContext context{call.call.scope, call.operation, NameRule::namespaced,
                                 OtherAccounts::refused, state.platform.config.localstack_compat};
  const auto target = resolve_function(resource, {}, context);
  if (!target) return target.error();
  if (!target->qualifier.empty()) {
    return invalid_parameter(
        "Tags on function aliases and versions are not supported. Please specify a function ARN.");
  }
  const auto function = state.existing(*target);
  if (!function) return function.error();
  return &(*function)->tags;
}

}  // namespace emulator::lambda
