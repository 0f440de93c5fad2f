#include "handlers/apigatewayv2/state.hpp"

#include <set>

#include <fmt/format.h>

#include "daemon/random.hpp"
#include "handlers/apigatewayv2/rules.hpp"

namespace emulator::apigatewayv2 {

namespace {

// Those of earlier changes, but for one that a stage stayed at when it stopped to deploy by itself.
void drop_automatic_deployments(Entity& api) {
  std::set<std::string> kept;
  for (const auto& [name, stage] : api.all(Kind::stage)) {
    if (!stage.document.flag("autoDeploy")) kept.insert(stage.document.text("deploymentId"));
  }
  std::erase_if(api.children[Kind::deployment], [&kept](const auto& entry) {
    return entry.second.document.flag("autoDeployed") && !kept.contains(entry.first);
  });
}

}  // namespace

Result<std::string> State::deploy(const aws::Scope&, Entity& api, std::string_view description,
                                  bool automatic) {
  const std::string id = platform.random.lower_alphanumeric(6);
  Entity& deployment = api.children[Kind::deployment][id];
  Document& document = deployment.document;
  document.set_text("deploymentId", id);
  document.set_text("createdDate", timestamp(*this));
  document.set_text("deploymentStatus", "DEPLOYED");
  document.set_json("autoDeployed", automatic ? "true" : "false");
  if (!description.empty()) document.set_text("description", description);
  deployment.snapshot = compile(api, id);
  return id;
}

void State::api_changed(const aws::Scope& scope, const std::string& api_id) {
  Entity* api = accounts[scope].find(Kind::api, api_id);
  if (api == nullptr) {
    live.remove(api_id);
    return forget(api_id);
  }
  auto made = std::make_shared<LiveApi>();
  made->scope = scope;
  made->id = api_id;
  made->websocket = api->document.text("protocolType") == "WEBSOCKET";
  made->endpoint_disabled = api->document.flag("disableExecuteApiEndpoint");
  // One deployment serves all stages that deploy by themselves; the one it takes the place of goes.
  std::string automatic;
  for (auto& [name, stage] : api->children[Kind::stage]) {
    Document& document = stage.document;
    if (document.flag("autoDeploy")) {
      if (automatic.empty()) {
        drop_automatic_deployments(*api);
        automatic =
            *deploy(scope, *api,
                    "Automatic deployment triggered by changes to the Api configuration", true);
      }
      document.set_text("deploymentId", automatic);
      document.set_text(
          "lastDeploymentStatusMessage",
          fmt::format("Successfully deployed stage with deployment ID '{}'", automatic));
    }
    const Entity* deployment = api->find(Kind::deployment, document.text("deploymentId"));
    made->stages.emplace(
        name, live_stage(name, document, deployment == nullptr ? nullptr : deployment->snapshot));
  }
  live.put(std::move(made));
  forget(api_id);
}

}  // namespace emulator::apigatewayv2
