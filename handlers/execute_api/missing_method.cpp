#include "handlers/execute_api/missing_method.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace emulator::execute_api {

namespace {

// The draft's resources and methods, with nothing behind them.
apigateway::RouteTree routes_of(const apigateway::RestApi& draft) {
  apigateway::RouteTree routes;
  for (const auto& [id, resource] : draft.resources) {
    apigateway::DeployedResource deployed{id, resource.path, {}};
    for (const auto& [name, method] : resource.methods)
      deployed.methods.push_back({name, method.authorization_type, {}});
    routes.add(std::move(deployed));
  }
  return routes;
}

}  // namespace

std::string why_missing(const apigateway::RestApi& api, const apigateway::DeployedApi& deployed,
                        const UserRequest& request) {
  const std::string& method = request.request.method;
  const auto routes = routes_of(api);
  const auto drafted = routes.match(request.path);
  if (drafted && drafted->resource->method(method) != nullptr) {
    return fmt::format(
        "deployment {} has no {} for this path; the API has one since: create a deployment",
        deployed.deployment_id, method);
  }
  const auto match = deployed.routes.match(request.path);
  if (!match || match->resource->methods.empty()) return "no resource has this path";
  std::vector<std::string_view> names;
  for (const auto& other : match->resource->methods)
    names.push_back(other.http_method);
  return fmt::format("the resource {} has no method {}, but {}", match->resource->path, method,
                     fmt::join(names, ", "));
}

}  // namespace emulator::execute_api
