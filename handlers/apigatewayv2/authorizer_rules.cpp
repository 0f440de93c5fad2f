#include "handlers/apigatewayv2/rules.hpp"

#include <fmt/format.h>

namespace emulator::apigatewayv2 {

namespace {

using aws::Faults;

void check_unique_name(const Draft& draft, Faults& faults) {
  const Document& authorizer = draft.document;
  for (const auto& [id, other] : draft.at.parent->all(Kind::authorizer)) {
    if (id == draft.at.id || other.document.json("name") != authorizer.json("name")) continue;
    faults.add("/name",
               conflict(fmt::format("Authorizer name must be unique. Authorizer {} already exists.",
                                    authorizer.text("name"))));
  }
}

void check_jwt(const Draft& draft, Faults& faults) {
  const Document& authorizer = draft.document;
  if (draft.of_websocket()) {
    faults.add("/authorizerType", bad_request("JWT authorizers are only supported for HTTP APIs"));
  }
  const Document jwt = authorizer.object("jwtConfiguration");
  const std::string issuer = jwt.text("issuer");
  if (issuer.empty() || jwt.texts("audience").empty()) {
    faults.add(issuer.empty() ? "/jwtConfiguration/issuer" : "/jwtConfiguration/audience",
               bad_request("JWT configuration with an issuer and an audience is required"));
  }
  if (!issuer.empty() && !issuer.starts_with("https://") && !issuer.starts_with("http://")) {
    faults.add("/jwtConfiguration/issuer",
               bad_request(fmt::format("Invalid issuer: {}. Issuer must be a URL", issuer)));
  }
  if (authorizer.texts("identitySource").size() != 1) {
    faults.add("/identitySource", bad_request("JWT authorizers have exactly one identity source"));
  }
}

void check_function(const Draft& draft, Faults& faults) {
  const Document& authorizer = draft.document;
  if (!authorizer.has("authorizerUri")) {
    faults.add("/authorizerUri", bad_request("AuthorizerUri is required for REQUEST authorizers"));
  }
  const std::string format = authorizer.text("authorizerPayloadFormatVersion");
  const bool is_known_format = draft.of_websocket() || format == "1.0" || format == "2.0";
  if (!is_known_format) {
    faults.add("/authorizerPayloadFormatVersion",
               bad_request("AuthorizerPayloadFormatVersion is a required parameter for REQUEST "
                           "authorizers and must be 1.0 or 2.0"));
  }
  if (authorizer.flag("enableSimpleResponses") && format != "2.0") {
    faults.add("/enableSimpleResponses",
               bad_request("EnableSimpleResponses is only supported for payload format version "
                           "2.0"));
  }
}

}  // namespace

void check_authorizer(Draft& draft, Faults& faults) {
  check_unique_name(draft, faults);
  const std::string type = draft.document.text("authorizerType");
  // The service model knows no other type.
  if (type == "JWT") check_jwt(draft, faults);
  if (type == "REQUEST") check_function(draft, faults);
}

}  // namespace emulator::apigatewayv2
