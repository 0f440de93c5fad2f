#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway/model.hpp"
#include "handlers/vtl/java_regex.hpp"

namespace emulator::apigateway {

struct UserPool {
  std::string region;
  std::string id;  // "us-east-1_aBcDeFgHi"
};
// arn:aws:cognito-idp:{region}:{account}:userpool/{id}
std::optional<UserPool> parse_user_pool(std::string_view arn);

// Who may call a method.
struct DeployedAuthorizer {
  enum class Kind : std::uint8_t { iam, user_pools, token, request };

  Kind kind = Kind::iam;
  std::string id;
  std::string function;  // the ARN; may hold ${stageVariables.name}
  std::vector<UserPool> user_pools;
  std::vector<std::string> identity_sources;
  // Of the token, or of the audience that a user pool's token is for.
  std::optional<vtl::JavaRegex> validation;
  std::chrono::seconds ttl{0};  // 0 keeps no result
};

DeployedAuthorizer deployed_authorizer(const Authorizer& draft);
// Null for an open method.
std::shared_ptr<const DeployedAuthorizer> deployed_authorizer(const Method& method,
                                                              const RestApi& api);

}  // namespace emulator::apigateway
