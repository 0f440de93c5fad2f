#include "handlers/apigatewayv2/entity.hpp"

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

Entity* Entity::find(Kind kind, std::string_view id) {
  return const_cast<Entity*>(std::as_const(*this).find(kind, id));
}

const Entity* Entity::find(Kind kind, std::string_view id) const {
  const Collection& entities = all(kind);
  const auto found = entities.find(id);
  return found == entities.end() ? nullptr : &found->second;
}

const Collection& Entity::all(Kind kind) const {
  static const Collection none;
  const auto found = children.find(kind);
  return found == children.end() ? none : found->second;
}

std::shared_ptr<const Entity> configuration_of(const Entity& api) {
  auto out = std::make_shared<Entity>();
  out->document = api.document;
  for (const Kind kind : {Kind::authorizer, Kind::integration, Kind::route})
    out->children[kind] = api.all(kind);
  return out;
}

const KindOf& describe(Kind kind) noexcept {
  using enum Kind;
  static constexpr std::array<KindOf, kind_count> kinds{{
      {root, "", ""},
      {root, "API", "apiId"},
      {api, "Authorizer", "authorizerId"},
      {api, "Deployment", "deploymentId"},
      {api, "Integration", "integrationId"},
      {integration, "Integration Response", "integrationResponseId"},
      {api, "Model", "modelId"},
      {api, "Route", "routeId"},
      {route, "Route Response", "routeResponseId"},
      {api, "stage", "stageName"},
      {root, "VpcLink", "vpcLinkId"},
  }};
  return kinds[static_cast<std::size_t>(kind)];
}

aws::Error bad_request(std::string message) {
  return {400, "BadRequestException", std::move(message)};
}

aws::Error conflict(std::string message) {
  return {409, "ConflictException", std::move(message)};
}

aws::Error not_found(Kind kind) {
  return {404, "NotFoundException",
          fmt::format("Invalid {} identifier specified", describe(kind).title)};
}

aws::Error unsupported(std::string_view what) {
  return {501, "NotImplementedException",
          fmt::format("{} is not implemented by this emulator; nothing was changed.", what)};
}

}  // namespace emulator::apigatewayv2
