#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/document.hpp"
#include "handlers/apigateway/deployed_authorizer.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// The issuer of a pool's tokens: AWS's, or what a setting of "POOL=URL" says; a URL alone there is
// where all other pools are, each below it by its id.
std::string issuer_of(const apigateway::UserPool& pool, const std::vector<std::string>& setting);
// Where the issuer publishes its keys.
std::string key_set_url(std::string_view issuer);

// The token of a header, with or without "Bearer".
std::string_view token_of(std::string_view header) noexcept;

// What keeps a verified token's bearer from a method that asks for one of these scopes, or for
// none: then it takes identity tokens, and else access tokens.
std::optional<Fault> claims_fault(const aws::Document& claims,
                                  const apigateway::DeployedAuthorizer& authorizer,
                                  const std::vector<std::string>& scopes,
                                  std::chrono::system_clock::time_point now);

// The claims as $context.authorizer.claims has them: all are texts, and times are in words.
AuthorizerContext shown_claims(const aws::Document& claims);
// {"claims":{…}}
std::string claims_json(const AuthorizerContext& claims);

}  // namespace emulator::execute_api
