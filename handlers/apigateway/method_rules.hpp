#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/patch.hpp"
#include "handlers/apigateway/entity_rules.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// All that is wrong: 400 for what AWS refuses, 501 for what AWS has and the emulator has not.
void find_faults(const Method& method, const RestApi& api, Faults& faults);
void find_faults(const MethodResponse& response, const RestApi& api, Faults& faults);
void find_faults(const Integration& integration, const Method& method, Faults& faults);
void find_faults(const IntegrationResponse& response, const Method& method, Faults& faults);

// Patches of one entry of a map: "/requestParameters/{name}".
inline Result<void> patch_entry(StringMap& map, const aws::PatchTarget& target) {
  if (target.op == aws::PatchOp::remove) {
    map.erase(target.keys[0]);
  } else {
    map[target.keys[0]] = target.value;
  }
  return {};
}

inline Result<void> patch_entry(BooleanMap& map, const aws::PatchTarget& target) {
  if (target.op == aws::PatchOp::remove) {
    map.erase(target.keys[0]);
    return {};
  }
  // AWS takes an absent value for false.
  if (target.value.empty()) {
    map[target.keys[0]] = false;
    return {};
  }
  auto value = aws::patch_boolean(target);
  if (!value) return value.error();
  map[target.keys[0]] = *value;
  return {};
}

// Patch rules over members, without a function for each.
template <auto member, class Document>
Result<void> patch_map(Document& document, const aws::PatchTarget& target) {
  return patch_entry(document.*member, target);
}

template <auto member, class Document>
Result<void> patch_text(Document& document, const aws::PatchTarget& target) {
  document.*member = target.value;
  return {};
}

// "/authorizationScopes": a list whose entries the operations' values name.
template <auto member, class Document>
Result<void> patch_list_of_texts(Document& document, const aws::PatchTarget& target) {
  auto& texts = document.*member;
  std::erase(texts, target.value);
  if (target.op == aws::PatchOp::replace) texts.clear();
  if (target.op != aws::PatchOp::remove) texts.emplace_back(target.value);
  return {};
}

}  // namespace emulator::apigateway
