#include "handlers/execute_api/user_pool.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/clock.hpp"
#include "daemon/json_string.hpp"
#include "handlers/jwt/token.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::ResponseType;

bool has_one_of(const std::vector<std::string>& given, const std::vector<std::string>& wanted) {
  return std::any_of(given.begin(), given.end(), [&](const std::string& one) {
    return std::find(wanted.begin(), wanted.end(), one) != wanted.end();
  });
}

// Groups and roles are lists: "admins,users".
std::string shown_claim(const aws::Document& claims, std::string_view name) {
  const bool is_time = name == "exp" || name == "iat";
  const auto seconds = is_time ? claims.integer(name) : std::nullopt;
  if (seconds) {
    return java_timestamp(std::chrono::system_clock::time_point(std::chrono::seconds(*seconds)));
  }
  const std::string_view json = claims.json(name);
  if (json.starts_with('"')) return claims.text(name);
  if (!json.starts_with('[')) return std::string(json);
  return fmt::format("{}", fmt::join(claims.texts(name), ","));
}

}  // namespace

std::string issuer_of(const apigateway::UserPool& pool, const std::vector<std::string>& setting) {
  const std::string* base = nullptr;
  for (const std::string& entry : setting) {
    if (entry.starts_with("http://") || entry.starts_with("https://")) {
      base = &entry;
    } else if (entry.starts_with(pool.id + "=")) {
      return entry.substr(pool.id.size() + 1);
    }
  }
  if (base == nullptr) {
    return fmt::format("https://cognito-idp.{}.amazonaws.com/{}", pool.region, pool.id);
  }
  return fmt::format("{}{}{}", *base, base->ends_with('/') ? "" : "/", pool.id);
}

std::string key_set_url(std::string_view issuer) {
  return fmt::format("{}{}.well-known/jwks.json", issuer, issuer.ends_with('/') ? "" : "/");
}

std::string_view token_of(std::string_view header) noexcept {
  constexpr std::string_view bearer = "Bearer ";
  return header.starts_with(bearer) ? header.substr(bearer.size()) : header;
}

std::optional<Fault> claims_fault(const aws::Document& claims,
                                  const apigateway::DeployedAuthorizer& authorizer,
                                  const std::vector<std::string>& scopes,
                                  std::chrono::system_clock::time_point now) {
  Fault fault{.type = ResponseType::unauthorized};
  // Access tokens are for no audience, so an expression keeps them out.
  if (authorizer.validation && !authorizer.validation->matches(claims.text("aud"))) return fault;
  if (const auto why = jwt::time_fault(claims, now)) {
    if (why == jwt::expired) fault.message = "The incoming token has expired";
    return fault;
  }
  const std::string_view wanted = scopes.empty() ? "id" : "access";
  if (claims.text("token_use") != wanted) return fault;
  if (!scopes.empty() && !has_one_of(jwt::scopes_of(claims), scopes)) return fault;
  return std::nullopt;
}

AuthorizerContext shown_claims(const aws::Document& claims) {
  AuthorizerContext out;
  for (const auto& [name, json] : claims.members())
    out.emplace_back(name, shown_claim(claims, name));
  return out;
}

std::string claims_json(const AuthorizerContext& claims) {
  std::string json = R"({"claims":{)";
  for (const auto& [name, value] : claims) {
    if (json.back() != '{') json.push_back(',');
    append_json_string(json, name);
    json.push_back(':');
    append_json_string(json, value);
  }
  return json + "}}";
}

}  // namespace emulator::execute_api
