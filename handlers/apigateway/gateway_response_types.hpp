#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace emulator::apigateway {

// The answers API Gateway gives by itself, in the order of their names.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
enum class ResponseType {
  access_denied,
  api_configuration_error,
  authorizer_configuration_error,
  authorizer_failure,
  bad_request_body,
  bad_request_parameters,
  default_4xx,
  default_5xx,
  expired_token,
  integration_failure,
  integration_timeout,
  invalid_api_key,
  invalid_signature,
  missing_authentication_token,
  quota_exceeded,
  request_too_large,
  resource_not_found,
  throttled,
  unauthorized,
  unsupported_media_type,
  waf_filtered
};

struct ResponseTypeInfo {
  ResponseType type;
  std::string_view name;        // "ACCESS_DENIED"
  unsigned status;              // 0 for those that stand for many
  std::string_view message;     // $context.error.message
  std::string_view error_type;  // x-amzn-ErrorType
};

std::span<const ResponseTypeInfo> response_types() noexcept;
const ResponseTypeInfo& info_of(ResponseType type) noexcept;
std::optional<ResponseType> response_type(std::string_view name) noexcept;

inline constexpr std::string_view default_response_template =
    R"({"message":$context.error.messageString})";

}  // namespace emulator::apigateway
