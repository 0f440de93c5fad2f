#include "handlers/apigateway/deployed_authorizer.hpp"

#include "daemon/aws/arn.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/mapping.hpp"

namespace emulator::apigateway {

namespace {

using Kind = DeployedAuthorizer::Kind;

Kind kind_of(std::string_view type) noexcept {
  if (type == "COGNITO_USER_POOLS") return Kind::user_pools;
  return type == "TOKEN" ? Kind::token : Kind::request;
}

}  // namespace

std::optional<UserPool> parse_user_pool(std::string_view text) {
  const auto arn = aws::parse_arn(text);
  constexpr std::string_view prefix = "userpool/";
  if (!arn || arn->service != "cognito-idp" || !arn->resource.starts_with(prefix)) {
    return std::nullopt;
  }
  std::string id = arn->resource.substr(prefix.size());
  if (id.empty() || id.find('/') != id.npos) return std::nullopt;
  return UserPool{arn->region, std::move(id)};
}

DeployedAuthorizer deployed_authorizer(const Authorizer& draft) {
  DeployedAuthorizer out;
  out.kind = kind_of(draft.type);
  out.id = draft.id;
  out.identity_sources = identity_sources(draft.identity_source);
  out.ttl = std::chrono::seconds(draft.ttl_seconds);
  for (const std::string& provider : draft.provider_arns)
    out.user_pools.push_back(parse_user_pool(provider).value());
  // The control plane refuses a URI that has no function.
  if (out.kind != Kind::user_pools) out.function = parse_lambda_uri(draft.uri).value();
  if (out.kind != Kind::request && !draft.identity_validation_expression.empty()) {
    out.validation = vtl::JavaRegex::compile(draft.identity_validation_expression);
  }
  return out;
}

std::shared_ptr<const DeployedAuthorizer> deployed_authorizer(const Method& method,
                                                              const RestApi& api) {
  if (method.authorization_type == "NONE") return nullptr;
  if (method.authorization_type == "AWS_IAM") return std::make_shared<DeployedAuthorizer>();
  // A method's authorizer can't be deleted.
  return std::make_shared<DeployedAuthorizer>(
      deployed_authorizer(api.authorizers.at(method.authorizer_id)));
}

}  // namespace emulator::apigateway
