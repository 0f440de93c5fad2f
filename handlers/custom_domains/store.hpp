#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "handlers/custom_domains/domain.hpp"

namespace emulator::custom_domains {

enum class Protocol { rest, http, websocket };

// What a mapping has to know of an API.
struct MappableApi {
  Protocol protocol;
  std::vector<std::string> stages;

  bool has_stage(std::string_view name) const noexcept;
};

// The custom domain names of all accounts and regions.
class Store {
 public:
  using Domains = std::map<std::string, Domain>;                  // by key
  using Associations = std::map<std::string, AccessAssociation>;  // by ARN
  using ApiLookup =
      std::function<std::optional<MappableApi>(const aws::Scope&, const std::string& api_id)>;

  // Each control plane tells of its APIs.
  void add_apis(ApiLookup lookup) { lookups_.push_back(std::move(lookup)); }
  std::optional<MappableApi> find_api(const aws::Scope& scope, const std::string& api_id) const;
  // Whether a domain leads to an API, or to one stage of it.
  bool maps(const aws::Scope& scope, std::string_view api_id, std::string_view stage = {}) const;

  const Domains& all(const aws::Scope& scope) { return domains_[scope]; }
  Domain* find(const aws::Scope& scope, const std::string& key);
  Domain* find_arn(std::string_view arn);
  // No two public domains of a region have one name, whosever they are.
  bool is_taken(const std::string& region, std::string_view name) const;
  Domain& add(Domain domain);
  void replace(Domain& stored, Domain changed);
  void remove(const Domain& domain);

  const Associations& associations(const aws::Scope& scope) { return associations_[scope]; }
  // Those of other accounts with the domains of this one.
  Associations associations_with(const aws::Scope& scope) const;
  AccessAssociation* find_association(std::string_view arn);
  AccessAssociation& add_association(const aws::Scope& scope, AccessAssociation association);
  void remove_association(std::string_view arn);

  void clear();

  // For requests: whether there is any name to look for, and the domain that a host is a name of.
  // The host is in lower case and without a port.
  bool empty() const noexcept { return by_host_.empty(); }
  const Domain* of_host(std::string_view host) const;

 private:
  void index();

  std::vector<ApiLookup> lookups_;
  std::map<aws::Scope, Domains> domains_;
  std::map<aws::Scope, Associations> associations_;
  std::unordered_map<std::string, const Domain*> by_host_;
};

}  // namespace emulator::custom_domains
