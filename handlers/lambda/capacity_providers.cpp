#include <utility>

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json_input.hpp"
#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/clock.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_output.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/paging.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tag_rules.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view created_with[] = {"VpcConfig",
                                             "PermissionsConfig",
                                             "InstanceRequirements",
                                             "CapacityProviderScalingConfig",
                                             "PropagateTags",
                                             "TelemetryConfig",
                                             "KmsKeyArn"};
constexpr std::string_view updated_with[] = {"CapacityProviderScalingConfig", "PropagateTags",
                                             "TelemetryConfig"};
std::string arn_of(const aws::Scope& scope, std::string_view name) {
  return aws::make_arn("lambda", scope.region, scope.account,
                       fmt::format("capacity-provider:{}", name));
}

// The name of one that is given by its ARN.
std::string_view name_of(std::string_view text) noexcept {
  constexpr std::string_view mark = ":capacity-provider:";
  const auto found = text.find(mark);
  return found == text.npos ? text : text.substr(found + mark.size());
}

std::string_view to_string(CapacityProvider::State state) noexcept {
  switch (state) {
    case CapacityProvider::State::pending:
      return "Pending";
    case CapacityProvider::State::active:
      return "Active";
    case CapacityProvider::State::deleting:
      return "Deleting";
  }
  return {};
}

void write(JsonOutput& output, const CapacityProvider& provider) {
  output.text("CapacityProviderArn", provider.arn);
  output.text("State", to_string(provider.state));
  output.members(provider.members);
  output.text("LastModified", provider.last_modified);
}

http::Response provider_response(unsigned status, const CapacityProvider& provider) {
  JsonOutput output;
  output.open("CapacityProvider");
  write(output, provider);
  output.close();
  return output.response(status);
}

aws::Result<CapacityProvider*> provider_of(ServiceState& state, const aws::RestCall& call) {
  const std::string_view name = name_of(call.label("CapacityProviderName"));
  const aws::Scope& scope = call.call.scope;
  CapacityProvider* provider = find_in(state.managed.capacity_providers, scope, name);
  if (provider == nullptr) {
    return resource_not_found(fmt::format("Capacity provider not found: {}", arn_of(scope, name)));
  }
  return provider;
}

// Moves on from the state that was just answered.
void settle_soon(ServiceState& state, const aws::Scope& scope, const std::string& name) {
  boost::asio::post(state.platform.loop, [weak = state.weak_from_this(), scope, name] {
    const auto self = weak.lock();
    if (!self) return;
    CapacityProvider* provider = find_in(self->managed.capacity_providers, scope, name);
    if (provider == nullptr) return;
    if (provider->state == CapacityProvider::State::deleting) {
      self->managed.capacity_providers[scope].erase(name);
    } else {
      provider->state = CapacityProvider::State::active;
    }
  });
}

struct VersionOn {
  std::string arn;
  std::string_view state;
};

// Versions of functions that name the provider, by their ARNs.
std::map<std::string, VersionOn, std::less<>> versions_on(ServiceState& state,
                                                          const aws::Scope& scope,
                                                          const CapacityProvider& provider) {
  std::map<std::string, VersionOn, std::less<>> versions;
  const auto add = [&](const VersionRecord& version) {
    if (version.settings.capacity_provider.find('"' + provider.arn + '"') == std::string::npos) {
      return;
    }
    std::string arn = function_arn(version.scope, version.name, version.version_name);
    const bool pending = version.state == VersionRecord::State::pending;
    versions.emplace(arn, VersionOn{arn, pending ? "Pending" : "Active"});
  };
  for (const auto& [name, function] : state.functions[scope]) {
    add(function);
    for (const auto& [number, version] : function.published)
      add(version);
  }
  return versions;
}

}  // namespace

Answer create_capacity_provider(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const std::string given = members.text("CapacityProviderName").value_or("");
  const std::string name(name_of(given));
  const aws::Tags tags = members.text_map("Tags").value_or(aws::Tags());
  if (auto error = check_tags({}, tags)) return std::move(*error);
  const aws::Scope& scope = call.call.scope;
  auto& providers = state.managed.capacity_providers[scope];
  if (providers.contains(name)) {
    return resource_conflict(fmt::format("Capacity provider already exists: {}", name));
  }
  CapacityProvider provider;
  provider.name = name;
  provider.arn = arn_of(scope, name);
  provider.last_modified = lambda_timestamp(state.platform.clock.now());
  provider.tags = tags;
  keep_members(provider.members, aws::body_of(call), created_with);
  const auto& created = providers.emplace(name, std::move(provider)).first->second;
  settle_soon(state, scope, name);
  return provider_response(202, created);
}

Answer get_capacity_provider(ServiceState& state, aws::RestCall& call) {
  const auto provider = provider_of(state, call);
  if (!provider) return provider.error();
  return provider_response(200, **provider);
}

Answer update_capacity_provider(ServiceState& state, aws::RestCall& call) {
  const auto provider = provider_of(state, call);
  if (!provider) return provider.error();
  keep_members((*provider)->members, aws::body_of(call), updated_with);
  (*provider)->last_modified = lambda_timestamp(state.platform.clock.now());
  return provider_response(202, **provider);
}

Answer delete_capacity_provider(ServiceState& state, aws::RestCall& call) {
  const auto provider = provider_of(state, call);
  if (!provider) return provider.error();
  if (!versions_on(state, call.call.scope, **provider).empty()) {
    return resource_conflict(fmt::format(
        "Capacity provider {} is used by at least one function version.", (*provider)->name));
  }
  (*provider)->state = CapacityProvider::State::deleting;
  http::Response response = provider_response(202, **provider);
  settle_soon(state, call.call.scope, (*provider)->name);
  return response;
}

Answer list_capacity_providers(ServiceState& state, aws::RestCall& call) {
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const std::string* wanted = call.query_value("State");
  std::map<std::string, const CapacityProvider*, std::less<>> chosen;
  for (const auto& [name, provider] : state.managed.capacity_providers[call.call.scope]) {
    if (wanted == nullptr || *wanted == to_string(provider.state)) chosen.emplace(name, &provider);
  }
  const auto page = aws::page_of(chosen, paging->after, paging->limit);
  ListAnswer answer("CapacityProviders");
  JsonOutput& output = answer.output();
  for (const CapacityProvider* const* provider : page.items) {
    output.open();
    write(output, **provider);
    output.close();
  }
  return answer.finish(page.next_marker);
}

Answer list_function_versions_by_capacity_provider(ServiceState& state, aws::RestCall& call) {
  const auto provider = provider_of(state, call);
  if (!provider) return provider.error();
  const auto paging = read_paging(call);
  if (!paging) return paging.error();
  const auto versions = versions_on(state, call.call.scope, **provider);
  const auto page = aws::page_of(versions, paging->after, paging->limit);
  JsonOutput output;
  output.text("CapacityProviderArn", (*provider)->arn);
  output.open_list("FunctionVersions");
  for (const VersionOn* version : page.items) {
    output.open();
    output.text("FunctionArn", version->arn);
    output.text("State", version->state);
    output.close();
  }
  output.close_list();
  write_next_marker(output.writer(), page.next_marker);
  return output.response(200);
}

}  // namespace emulator::lambda
