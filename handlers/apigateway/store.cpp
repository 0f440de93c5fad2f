#include "handlers/apigateway/store.hpp"

namespace emulator::apigateway {

RestApi& RestApiStore::add(RestApi api) {
  const std::string id = api.id;
  RestApi& stored = apis_[api.scope].emplace(id, std::move(api)).first->second;
  by_id_.emplace(id, &stored);
  return stored;
}

void RestApiStore::remove(const aws::Scope& scope, const std::string& id) {
  by_id_.erase(id);
  apis_[scope].erase(id);
}

void RestApiStore::clear() {
  by_id_.clear();
  apis_.clear();
}

RestApi* RestApiStore::find(const aws::Scope& scope, const std::string& id) {
  Apis* apis = apis_.find(scope);
  if (apis == nullptr) return nullptr;
  const auto found = apis->find(id);
  return found == apis->end() ? nullptr : &found->second;
}

const RestApi* RestApiStore::find(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

}  // namespace emulator::apigateway
