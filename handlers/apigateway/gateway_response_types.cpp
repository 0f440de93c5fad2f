#include "handlers/apigateway/gateway_response_types.hpp"

namespace emulator::apigateway {

namespace {

using enum ResponseType;

constexpr std::string_view internal = "Internal server error";
constexpr std::string_view internal_type = "InternalServerErrorException";

// In the order of the enum.
constexpr ResponseTypeInfo table[] = {
    {access_denied, "ACCESS_DENIED", 403, "User is not authorized to access this resource",
     "AccessDeniedException"},
    {api_configuration_error, "API_CONFIGURATION_ERROR", 500, internal, internal_type},
    {authorizer_configuration_error,
     "AUTHORIZER_CONFIGURATION_ERROR",
     500,
     {},
     "AuthorizerConfigurationException"},
    {authorizer_failure, "AUTHORIZER_FAILURE", 500, {}, "AuthorizerFailureException"},
    {bad_request_body, "BAD_REQUEST_BODY", 400, "Invalid request body", "BadRequestException"},
    {bad_request_parameters, "BAD_REQUEST_PARAMETERS", 400, "Missing required request parameters",
     "BadRequestException"},
    {default_4xx, "DEFAULT_4XX", 0, {}, {}},
    {default_5xx, "DEFAULT_5XX", 0, internal, internal_type},
    {expired_token, "EXPIRED_TOKEN", 403, "The security token included in the request is expired",
     "ExpiredTokenException"},
    {integration_failure, "INTEGRATION_FAILURE", 504, internal, internal_type},
    {integration_timeout, "INTEGRATION_TIMEOUT", 504, "Endpoint request timed out", internal_type},
    {invalid_api_key, "INVALID_API_KEY", 403, "Forbidden", "ForbiddenException"},
    {invalid_signature, "INVALID_SIGNATURE", 403,
     "The request signature we calculated does not match the signature you provided. Check your "
     "AWS Secret Access Key and signing method. Consult the service documentation for details.",
     "InvalidSignatureException"},
    {missing_authentication_token, "MISSING_AUTHENTICATION_TOKEN", 403,
     "Missing Authentication Token", "MissingAuthenticationTokenException"},
    {quota_exceeded, "QUOTA_EXCEEDED", 429, "Limit Exceeded", "LimitExceededException"},
    {request_too_large, "REQUEST_TOO_LARGE", 413, "Request Too Long", "RequestTooLargeException"},
    {resource_not_found, "RESOURCE_NOT_FOUND", 404, "Not Found", "NotFoundException"},
    {throttled, "THROTTLED", 429, "Too Many Requests", "TooManyRequestsException"},
    {unauthorized, "UNAUTHORIZED", 401, "Unauthorized", "UnauthorizedException"},
    {unsupported_media_type, "UNSUPPORTED_MEDIA_TYPE", 415, "Unsupported Media Type",
     "UnsupportedMediaTypeException"},
    {waf_filtered, "WAF_FILTERED", 403, "Forbidden", "ForbiddenException"},
};

}  // namespace

std::span<const ResponseTypeInfo> response_types() noexcept {
  return table;
}

const ResponseTypeInfo& info_of(ResponseType type) noexcept {
  return table[static_cast<std::size_t>(type)];
}

std::optional<ResponseType> response_type(std::string_view name) noexcept {
  for (const auto& info : table) {
    if (info.name == name) return info.type;
  }
  return std::nullopt;
}

}  // namespace emulator::apigateway
