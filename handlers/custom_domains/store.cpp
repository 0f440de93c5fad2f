#include "handlers/custom_domains/store.hpp"

#include <algorithm>

#include "daemon/aws/arn.hpp"

namespace emulator::custom_domains {

namespace {

// "d-abc.execute-api" of the name of a regional endpoint, below whatever name it is called.
std::string_view regional_label(std::string_view host) noexcept {
  constexpr std::string_view service = ".execute-api";
  if (!host.starts_with("d-")) return {};
  const auto dot = host.find('.');
  if (dot == host.npos || !host.substr(dot).starts_with(service)) return {};
  return host.substr(0, dot + service.size());
}

}  // namespace

bool Domain::has_endpoint(std::string_view type) const noexcept {
  return std::find(endpoint_types.begin(), endpoint_types.end(), type) != endpoint_types.end();
}

std::string Domain::arn() const {
  // That of a public one names no account.
  return aws::make_arn("apigateway", scope.region, is_private() ? scope.account : "",
                       "/domainnames/" + key());
}

Mapping* Domain::find_mapping(std::string_view mapping_id) {
  for (auto& [base_path, mapping] : mappings) {
    if (mapping.id == mapping_id) return &mapping;
  }
  return nullptr;
}

const RoutingRule* Domain::rule_of_priority(int priority) const noexcept {
  for (const auto& [rule_id, rule] : rules) {
    if (rule.priority == priority) return &rule;
  }
  return nullptr;
}

bool MappableApi::has_stage(std::string_view name) const noexcept {
  return std::find(stages.begin(), stages.end(), name) != stages.end();
}

std::optional<MappableApi> Store::find_api(const aws::Scope& scope,
                                           const std::string& api_id) const {
  for (const ApiLookup& lookup : lookups_) {
    if (auto found = lookup(scope, api_id)) return found;
  }
  return std::nullopt;
}

bool Store::maps(const aws::Scope& scope, std::string_view api_id, std::string_view stage) const {
  const auto found = domains_.find(scope);
  if (found == domains_.end()) return false;
  const auto leads_there = [api_id, stage](const auto& entry) {
    return entry.second.api_id == api_id && (stage.empty() || entry.second.stage == stage);
  };
  return std::any_of(found->second.begin(), found->second.end(), [&](const auto& entry) {
    const Domain& domain = entry.second;
    return std::any_of(domain.mappings.begin(), domain.mappings.end(), leads_there) ||
           std::any_of(domain.rules.begin(), domain.rules.end(), leads_there);
  });
}

Domain* Store::find(const aws::Scope& scope, const std::string& key) {
  const auto found = domains_.find(scope);
  if (found == domains_.end()) return nullptr;
  const auto domain = found->second.find(key);
  return domain == found->second.end() ? nullptr : &domain->second;
}

Domain* Store::find_arn(std::string_view arn) {
  for (auto& [scope, domains] : domains_) {
    for (auto& [key, domain] : domains) {
      if (domain.arn() == arn) return &domain;
    }
  }
  return nullptr;
}

bool Store::is_taken(const std::string& region, std::string_view name) const {
  for (const auto& [scope, domains] : domains_) {
    if (scope.region == region && domains.contains(std::string(name))) return true;
  }
  return false;
}

Domain& Store::add(Domain domain) {
  Domain& stored = domains_[domain.scope].emplace(domain.key(), std::move(domain)).first->second;
  index();
  return stored;
}

void Store::replace(Domain& stored, Domain changed) {
  stored = std::move(changed);
  index();
}

void Store::remove(const Domain& domain) {
  const std::string arn = domain.arn();
  for (auto& [scope, associations] : associations_) {
    std::erase_if(associations,
                  [&arn](const auto& entry) { return entry.second.domain_arn == arn; });
  }
  domains_[domain.scope].erase(domain.key());
  index();
}

Store::Associations Store::associations_with(const aws::Scope& scope) const {
  Associations shown;
  const auto own = domains_.find(scope);
  if (own == domains_.end()) return shown;
  for (const auto& [key, domain] : own->second) {
    const std::string arn = domain.arn();
    for (const auto& [other, associations] : associations_) {
      if (other == scope) continue;
      for (const auto& [association_arn, association] : associations) {
        if (association.domain_arn == arn) shown.emplace(association_arn, association);
      }
    }
  }
  return shown;
}

AccessAssociation* Store::find_association(std::string_view arn) {
  for (auto& [scope, associations] : associations_) {
    const auto found = associations.find(std::string(arn));
    if (found != associations.end()) return &found->second;
  }
  return nullptr;
}

AccessAssociation& Store::add_association(const aws::Scope& scope, AccessAssociation association) {
  const std::string arn = association.arn;
  AccessAssociation& stored =
      associations_[scope].emplace(arn, std::move(association)).first->second;
  index();
  return stored;
}

void Store::remove_association(std::string_view arn) {
  for (auto& [scope, associations] : associations_)
    associations.erase(std::string(arn));
  index();
}

void Store::clear() {
  domains_.clear();
  associations_.clear();
  by_host_.clear();
}

const Domain* Store::of_host(std::string_view host) const {
  const auto find = [this](std::string name) -> const Domain* {
    const auto found = by_host_.find(name);
    return found == by_host_.end() ? nullptr : found->second;
  };
  if (const Domain* domain = find(std::string(host))) return domain;
  if (const std::string_view label = regional_label(host); !label.empty()) {
    return find(std::string(label));
  }
  const auto dot = host.find('.');
  return dot == host.npos ? nullptr : find("*" + std::string(host.substr(dot)));
}

// Of two regions' domains of one name, which DNS would choose among, the first is served.
void Store::index() {
  by_host_.clear();
  for (const auto& [scope, domains] : domains_) {
    for (const auto& [key, domain] : domains) {
      const std::string arn = domain.arn();
      const bool reachable =
          !domain.is_private() ||
          std::any_of(associations_.begin(), associations_.end(), [&arn](const auto& account) {
            return std::any_of(account.second.begin(), account.second.end(),
                               [&arn](const auto& e) { return e.second.domain_arn == arn; });
          });
      if (!reachable) continue;
      by_host_.emplace(domain.name, &domain);
      if (!domain.regional_name.empty()) {
        by_host_.emplace(regional_label(domain.regional_name), &domain);
      }
      if (!domain.distribution_name.empty()) by_host_.emplace(domain.distribution_name, &domain);
    }
  }
}

}  // namespace emulator::custom_domains
