#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

Result<void> check_authorizer(Draft& draft) {
  Document& authorizer = draft.document;
  const bool websocket = draft.of_websocket();
  for (const auto& [id, other] : draft.at.parent->all(Kind::authorizer)) {
    if (id != draft.at.id && other.document.json("name") == authorizer.json("name")) {
      return conflict(fmt::format("Authorizer name must be unique. Authorizer {} already exists.",
                                  authorizer.text("name")));
    }
  }
  if (authorizer.text("authorizerType") == "JWT") {
    if (websocket) return bad_request("JWT authorizers are only supported for HTTP APIs");
    const Document jwt = authorizer.object("jwtConfiguration");
    const std::string issuer = jwt.text("issuer");
    if (issuer.empty() || jwt.texts("audience").empty()) {
      return bad_request("JWT configuration with an issuer and an audience is required");
    }
    if (!issuer.starts_with("https://") && !issuer.starts_with("http://")) {
      return bad_request(fmt::format("Invalid issuer: {}. Issuer must be a URL", issuer));
    }
    if (authorizer.texts("identitySource").size() != 1) {
      return bad_request("JWT authorizers have exactly one identity source");
    }
    return {};
  }
  if (!authorizer.has("authorizerUri")) {
    return bad_request("AuthorizerUri is required for REQUEST authorizers");
  }
  const std::string format = authorizer.text("authorizerPayloadFormatVersion");
  if (!websocket && format != "1.0" && format != "2.0") {
    return bad_request(
        "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizers and must "
        "be 1.0 or 2.0");
  }
  if (authorizer.flag("enableSimpleResponses") && format != "2.0") {
    return bad_request("EnableSimpleResponses is only supported for payload format version 2.0");
  }
  return {};
}

}  // namespace emulator::apigatewayv2
