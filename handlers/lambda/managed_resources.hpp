#pragma once

// Resources beside functions that only AWS puts to use; here their state is kept.

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/kept_members.hpp"

namespace emulator::lambda {

struct CodeSigningConfig {
  std::string id;
  std::string arn;
  std::string last_modified;
  KeptMembers members;
  aws::Tags tags;
};

struct CapacityProvider {
  std::string name;
  std::string arn;
  std::string last_modified;
  // Pending and Deleting until the loop's next turn.
  enum class State { pending, active, deleting } state = State::pending;
  KeptMembers members;
  aws::Tags tags;
};

enum class EventSource { sqs, kinesis, dynamodb, kafka, self_managed_kafka, mq, document_db };

struct EventSourceMapping {
  std::string uuid;
  std::string arn;
  std::string function_arn;      // with the qualifier, if there is one
  std::string event_source_arn;  // empty for a self-managed source
  EventSource source = EventSource::sqs;
  std::chrono::system_clock::time_point last_modified;
  bool enabled = true;
  // The steps between are left at the loop's next turn.
  enum class State { creating, settled, enabling, disabling, updating, deleting };
  State state = State::creating;
  KeptMembers members;
  aws::Tags tags;
};

// By ARN, name and UUID.
using CodeSigningConfigs = std::map<std::string, CodeSigningConfig, std::less<>>;
using CapacityProviders = std::map<std::string, CapacityProvider, std::less<>>;
using EventSourceMappings = std::map<std::string, EventSourceMapping, std::less<>>;

struct ManagedResources {
  aws::Regional<CodeSigningConfigs> code_signing_configs;
  aws::Regional<CapacityProviders> capacity_providers;
  aws::Regional<EventSourceMappings> event_source_mappings;

  void clear() {
    code_signing_configs.clear();
    capacity_providers.clear();
    event_source_mappings.clear();
  }
};

// Null when there is none of that key.
template <class Table>
typename Table::mapped_type* find_in(aws::Regional<Table>& tables, const aws::Scope& scope,
                                     std::string_view key) {
  Table* table = tables.find(scope);
  if (table == nullptr) return nullptr;
  const auto found = table->find(key);
  return found == table->end() ? nullptr : &found->second;
}

}  // namespace emulator::lambda
