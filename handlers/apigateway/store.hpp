#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// The drafts of all accounts and regions. Ids are unique across them, as on AWS: the data plane is
// told nothing but the id.
class RestApiStore {
 public:
  using Apis = std::map<std::string, RestApi>;

  RestApi& add(RestApi api);
  void remove(const aws::Scope& scope, const std::string& id);
  void clear();

  const Apis& all(const aws::Scope& scope) { return apis_[scope]; }
  RestApi* find(const aws::Scope& scope, const std::string& id);
  // Wherever it lives; null when there is none.
  const RestApi* find(const std::string& id) const;

 private:
  aws::Regional<Apis> apis_;
  std::unordered_map<std::string, const RestApi*> by_id_;
};

}  // namespace emulator::apigateway
