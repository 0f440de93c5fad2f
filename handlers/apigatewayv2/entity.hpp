#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/apigatewayv2/document.hpp"

namespace emulator::apigatewayv2 {

struct DeployedApi;

enum class Kind : std::uint8_t {
  root,  // of an account in a region
  api,
  authorizer,
  deployment,
  integration,
  integration_response,
  model,
  route,
  route_response,
  stage,
  vpc_link,
};
inline constexpr std::size_t kind_count = 11;

struct Entity;
using Collection = std::map<std::string, Entity, std::less<>>;

// One node of the tree of entities: an account's APIs, an API's routes, a route's responses.
struct Entity {
  Document document;
  std::map<Kind, Collection> children;
  // What a deployment froze.
  std::shared_ptr<const DeployedApi> snapshot;

  Entity* find(Kind kind, std::string_view id);
  const Entity* find(Kind kind, std::string_view id) const;
  // Empty where there are none.
  const Collection& all(Kind kind) const;
};

// What of an API an export shows and a deployment freezes: not its stages and deployments.
std::shared_ptr<const Entity> configuration_of(const Entity& api);

// What the operations know of a kind. Its handlers are the same for all.
struct KindOf {
  Kind parent;
  std::string_view title;  // in messages: "Invalid Route identifier specified"
  std::string_view id;     // the label and the member: "routeId"
};
const KindOf& describe(Kind kind) noexcept;

aws::Error bad_request(std::string message);
aws::Error conflict(std::string message);
aws::Error not_found(Kind kind);
// For what AWS has and the emulator has not: refused with 501 rather than accepted and ignored.
aws::Error unsupported(std::string_view what);

}  // namespace emulator::apigatewayv2
