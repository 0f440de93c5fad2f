#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/rest_json.hpp"
#include "daemon/platform.hpp"
#include "handlers/apigatewayv2/entity.hpp"
#include "handlers/apigatewayv2/live_api.hpp"
#include "handlers/custom_domains/store.hpp"

namespace emulator::apigatewayv2 {

using aws::Result;
using Answer = Result<http::Response>;

// What the operations work on.
struct State {
  State(const Platform& of_daemon, custom_domains::Store& of_both)
      : platform(of_daemon), domains(of_both) {}

  Platform platform;
  aws::Regional<Entity> accounts;
  // What the data plane serves, by the API's id: ids are unique across accounts, as on AWS.
  LiveApis live;
  // Shared with the control plane of REST APIs.
  custom_domains::Store& domains;
  // Told of an API that is gone or changed; the data plane drops what it keeps of it.
  std::function<void(const std::string& api_id)> forget = [](const std::string&) {};

  // Deploys the draft to the stages that do so by themselves, and brings the data plane up to date.
  void api_changed(const aws::Scope& scope, const std::string& api_id);
  // Freezes the draft under a new deployment's id.
  Result<std::string> deploy(const aws::Scope& scope, Entity& api, std::string_view description,
                             bool automatic);
};

// The entity that an operation's labels name, and those above it.
struct Located {
  Entity* api = nullptr;  // null for an API itself that is made
  Entity* parent = nullptr;
  Entity* entity = nullptr;  // null for a parent that was asked for
  std::string id;
};
// Or AWS's 404 for the first that isn't there.
Result<Located> locate(State& state, const aws::RestCall& call, Kind kind);
Result<Located> locate_parent(State& state, const aws::RestCall& call, Kind kind);

}  // namespace emulator::apigatewayv2
