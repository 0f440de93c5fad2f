#include "handlers/apigateway/method_rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/http/url.hpp"
#include "handlers/apigateway/lambda_uri.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/apigateway/service_uri.hpp"
#include "handlers/vtl/java_regex.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::array<std::string_view, 8> http_methods = {"GET",   "PUT",  "POST",    "DELETE",
                                                          "PATCH", "HEAD", "OPTIONS", "ANY"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

Result<void> check_enum(std::string_view what, std::string_view value,
                        std::initializer_list<std::string_view> values) {
  if (std::find(values.begin(), values.end(), value) != values.end()) return {};
  return bad_request(fmt::format("Invalid {} '{}' specified. Must be one of: [{}]", what, value,
                                 fmt::join(values, ", ")));
}

Result<void> check_content_handling(std::string_view value) {
  if (value.empty()) return {};
  return check_enum("content handling", value, {"CONVERT_TO_BINARY", "CONVERT_TO_TEXT"});
}

Result<void> check_lambda_proxy(const Integration& integration) {
  auto function = integration.streams() ? parse_streaming_lambda_uri(integration.uri)
                                        : parse_lambda_uri(integration.uri);
  if (!function) return function.error();
  return {};
}

Result<void> check_service(const Integration& integration) {
  auto uri = parse_service_uri(integration.uri);
  if (!uri) return uri.error();
  if (uri->service == "lambda") return check_lambda_proxy(integration);
  if (uri->service != "sns" && uri->service != "sqs") {
    return unsupported(fmt::format("An integration with the service {}", uri->service));
  }
  if (integration.credentials.empty()) {
    return bad_request("Role ARN must be specified for AWS integrations");
  }
  return {};
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
Result<void> check_transfer_mode(const Integration& integration) {
  const std::string& mode = integration.response_transfer_mode;
  if (mode.empty() || mode == "BUFFERED") return {};
  if (auto valid = check_enum("response transfer mode", mode, {"BUFFERED", "STREAM"}); !valid) {
    return valid;
  }
  if (integration.type == "AWS_PROXY" || integration.type == "HTTP_PROXY") return {};
  return bad_request(
      "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only supported for AWS_PROXY "
      "and HTTP_PROXY integrations.");
}

Result<void> check_timeout(const Integration& integration) {
  const int longest = integration.streams() ? 900'000 : 29'000;
  if (integration.timeout_ms >= 50 && integration.timeout_ms <= longest) return {};
  return bad_request(fmt::format("Timeout should be between 50 ms and {} ms", longest));
}

// Stage variables may stand for any part of it.
Result<void> check_endpoint(const Integration& integration) {
  const bool has_variables = integration.uri.find("${stageVariables.") != std::string::npos;
  if (has_variables || http::parse_url(integration.uri)) return {};
  return bad_request("Invalid HTTP endpoint specified for URI");
}

Result<void> check_connection(const Integration& integration) {
  const std::string& type = integration.connection_type;
  if (type.empty() || type == "INTERNET") return {};
  if (auto valid = check_enum("connection type", type, {"INTERNET", "VPC_LINK"}); !valid) {
    return valid;
  }
  if (integration.type != "HTTP" && integration.type != "HTTP_PROXY") {
    return bad_request("Connection type VPC_LINK is only supported by HTTP and HTTP_PROXY");
  }
  if (integration.connection_id.empty()) {
    return bad_request("Connection ID must be specified for connection type VPC_LINK");
  }
  return {};
}

Result<void> check_target(const Integration& integration) {
  if (integration.type == "MOCK") return {};
  if (integration.http_method.empty()) {
    return bad_request("Enumeration value for HttpMethod must be non-empty");
  }
  if (integration.type == "AWS_PROXY") return check_lambda_proxy(integration);
  if (integration.type == "AWS") return check_service(integration);
  return check_endpoint(integration);
}

bool is_status_code(std::string_view text) noexcept {
  return text.size() == 3 && text[0] >= '1' && text[0] <= '5' && text[1] >= '0' && text[1] <= '9' &&
         text[2] >= '0' && text[2] <= '9';
}

Result<void> check_status_code(std::string_view status_code) {
  if (is_status_code(status_code)) return {};
  return bad_request(fmt::format("Invalid status code: {}", status_code));
}

Result<void> check_models(const StringMap& models, const RestApi& api) {
  for (const auto& [media_type, model] : models) {
    if (!api.models.contains(model)) {
      return bad_request(fmt::format("Invalid model identifier specified: {}", model));
    }
  }
  return {};
}

// The type that the method names has to be the authorizer's.
bool has_fitting_authorizer(const Method& method, const RestApi& api) {
  const bool is_custom = method.authorization_type == "CUSTOM";
  const bool is_cognito = method.authorization_type == "COGNITO_USER_POOLS";
  if (!is_custom && !is_cognito) return true;
  const auto found = api.authorizers.find(method.authorizer_id);
  return found != api.authorizers.end() &&
         (found->second.type == "COGNITO_USER_POOLS") == is_cognito;
}

}  // namespace

Result<void> check(const Method& method, const RestApi& api) {
  if (!contains(http_methods, method.http_method)) {
    return bad_request(fmt::format("Invalid HttpMethod specified. Valid options are {}",
                                   fmt::join(http_methods, ",")));
  }
  if (auto valid = check_enum("authorization type", method.authorization_type,
                              {"NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"});
      !valid) {
    return valid;
  }
  if (!has_fitting_authorizer(method, api)) {
    return bad_request(
        "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or "
        "COGNITO_USER_POOLS requires a valid authorizer.");
  }
  if (auto valid = check_request_parameter_names(method.request_parameters); !valid) return valid;
  if (!method.request_validator_id.empty() &&
      !api.request_validators.contains(method.request_validator_id)) {
    return bad_request("Invalid Request Validator identifier specified");
  }
  return check_models(method.request_models, api);
}

Result<void> check(const MethodResponse& response, const RestApi& api) {
  if (auto valid = check_status_code(response.status_code); !valid) return valid;
  if (auto valid = check_response_parameter_names(response.response_parameters); !valid) {
    return valid;
  }
  return check_models(response.response_models, api);
}

Result<void> check(const Integration& integration, const Method& method) {
  if (auto valid = check_enum("integration type", integration.type,
                              {"HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"});
      !valid) {
    return valid;
  }
  if (!integration.http_method.empty() && !contains(http_methods, integration.http_method)) {
    return bad_request(fmt::format("Invalid HttpMethod specified. Valid options are {}",
                                   fmt::join(http_methods, ",")));
  }
  if (auto valid = check_connection(integration); !valid) return valid;
  if (auto valid = check_transfer_mode(integration); !valid) return valid;
  if (auto valid = check_timeout(integration); !valid) return valid;
  if (auto valid = check_enum("passthrough behavior", integration.passthrough_behavior,
                              {"WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"});
      !valid) {
    return valid;
  }
  if (auto valid = check_content_handling(integration.content_handling); !valid) return valid;
  if (auto valid = check_request_parameters(integration.request_parameters, method); !valid) {
    return valid;
  }
  return check_target(integration);
}

Result<void> check(const IntegrationResponse& response, const Method& method) {
  if (auto valid = check_status_code(response.status_code); !valid) return valid;
  const auto method_response = method.responses.find(response.status_code);
  if (method_response == method.responses.end()) return invalid_status_code();
  if (auto valid = check_content_handling(response.content_handling); !valid) return valid;
  if (auto valid = check_response_parameters(response.response_parameters, method_response->second);
      !valid) {
    return valid;
  }
  if (!vtl::JavaRegex::compile(response.selection_pattern)) {
    return bad_request(
        fmt::format("Invalid selection pattern specified: {}", response.selection_pattern));
  }
  return {};
}

}  // namespace emulator::apigateway
