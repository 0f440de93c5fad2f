#pragma once

// API keys, and the plans that say which stages they open and how often.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "daemon/aws/identity.hpp"
#include "daemon/token_bucket.hpp"
#include "handlers/apigateway/model.hpp"
#include "handlers/apigateway/quota.hpp"

namespace emulator::apigateway {

// Of a second: so many requests on average, and so many at once.
struct ThrottleLimits {
  double rate = 0;
  int burst = 0;
};

struct ApiKey {
  std::string id;
  std::string value;
  std::string name;
  std::string description;
  std::string customer_id;
  bool enabled = false;
  Time created;
  Time last_updated;
  std::vector<std::string> stage_keys;  // "api/stage"; AWS keeps them from before there were plans
  aws::Tags tags;
  std::set<std::string> plans;  // by id, those which it belongs to
};

struct PlanStage {
  std::string api_id;
  std::string stage;
  std::map<std::string, ThrottleLimits> throttles;  // by path and method: "/orders/GET"

  std::string name() const { return api_id + ":" + stage; }
};

// What a key has taken of a plan.
struct KeyUsage {
  TokenBucket bucket;
  std::map<std::string, TokenBucket> method_buckets;  // by stage, path and method
  QuotaUsage quota;
};

struct UsagePlan {
  std::string id;
  std::string name;
  std::string description;
  std::string product_code;
  std::vector<PlanStage> stages;
  std::optional<ThrottleLimits> throttle;
  std::optional<Quota> quota;
  aws::Tags tags;
  std::map<std::string, KeyUsage> keys;  // by the key's id

  const PlanStage* find_stage(std::string_view api_id, std::string_view stage) const noexcept;
  const Quota* quota_or_null() const noexcept { return quota ? &*quota : nullptr; }
};

// The keys and plans of one account and region.
class UsageStore {
 public:
  using Keys = std::map<std::string, ApiKey>;
  using Plans = std::map<std::string, UsagePlan>;

  const Keys& keys() const noexcept { return keys_; }
  Plans& plans() noexcept { return plans_; }

  ApiKey* find_key(const std::string& id);
  ApiKey* find_key_by_value(const std::string& value);
  UsagePlan* find_plan(const std::string& id);
  // That which opens a stage to a key, or null.
  UsagePlan* find_plan(const ApiKey& key, std::string_view api_id, std::string_view stage);

  ApiKey& add_key(ApiKey key);
  void remove_key(const std::string& id);
  void remove_plan(const std::string& id);
  void connect(ApiKey& key, UsagePlan& plan);
  void disconnect(ApiKey& key, UsagePlan& plan);

 private:
  Keys keys_;
  std::unordered_map<std::string, std::string> ids_by_value_;
  Plans plans_;
};

}  // namespace emulator::apigateway
