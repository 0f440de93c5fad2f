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

bool check_enum(std::string_view what, std::string_view value,
                std::initializer_list<std::string_view> values, std::string_view member,
                Faults& faults) {
  if (std::find(values.begin(), values.end(), value) != values.end()) return true;
  faults.add(std::string(member),
             bad_request(fmt::format("Invalid {} '{}' specified. Must be one of: [{}]", what, value,
                                     fmt::join(values, ", "))));
  return false;
}

void check_http_method(std::string_view http_method, Faults& faults) {
  if (contains(http_methods, http_method)) return;
  faults.add("/httpMethod", bad_request(fmt::format("Invalid HttpMethod specified. Valid options "
                                                    "are {}",
                                                    fmt::join(http_methods, ","))));
}

void check_content_handling(std::string_view value, Faults& faults) {
  if (value.empty()) return;
  check_enum("content handling", value, {"CONVERT_TO_BINARY", "CONVERT_TO_TEXT"},
             "/contentHandling", faults);
}

void check_lambda_proxy(const Integration& integration, Faults& faults) {
  faults.take("/uri", integration.streams() ? parse_streaming_lambda_uri(integration.uri)
                                            : parse_lambda_uri(integration.uri));
}

void check_service(const Integration& integration, Faults& faults) {
  const auto uri = parse_service_uri(integration.uri);
  if (!faults.take("/uri", uri)) return;
  if (uri->service == "lambda") {
    faults.take("/uri", parse_lambda_uri(integration.uri));
  } else if (uri->service != "sns" && uri->service != "sqs") {
    faults.add("/uri",
               unsupported(fmt::format("An integration with the service {}", uri->service)));
  } else if (integration.credentials.empty()) {
    faults.add("/credentials", bad_request("Role ARN must be specified for AWS integrations"));
  }
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
void check_transfer_mode(const Integration& integration, Faults& faults) {
  const std::string& mode = integration.response_transfer_mode;
  if (mode.empty() || mode == "BUFFERED") return;
  if (!check_enum("response transfer mode", mode, {"BUFFERED", "STREAM"}, "/responseTransferMode",
                  faults)) {
    return;
  }
  if (integration.type == "AWS_PROXY" || integration.type == "HTTP_PROXY") return;
  faults.add("/responseTransferMode",
             bad_request("Invalid ResponseTransferMode. ResponseTransferMode STREAM is only "
                         "supported for AWS_PROXY and HTTP_PROXY integrations."));
}

void check_timeout(const Integration& integration, Faults& faults) {
  const int longest = integration.streams() ? 900'000 : 29'000;
  if (integration.timeout_ms >= 50 && integration.timeout_ms <= longest) return;
  faults.add("/timeoutInMillis",
             bad_request(fmt::format("Timeout should be between 50 ms and {} ms", longest)));
}

// Stage variables may stand for any part of it.
void check_endpoint(const Integration& integration, Faults& faults) {
  const bool has_variables = integration.uri.find("${stageVariables.") != std::string::npos;
  if (has_variables || http::parse_url(integration.uri)) return;
  faults.add("/uri", bad_request("Invalid HTTP endpoint specified for URI"));
}

void check_connection(const Integration& integration, Faults& faults) {
  const std::string& type = integration.connection_type;
  if (type.empty() || type == "INTERNET") return;
  if (!check_enum("connection type", type, {"INTERNET", "VPC_LINK"}, "/connectionType", faults)) {
    return;
  }
  if (integration.type != "HTTP" && integration.type != "HTTP_PROXY") {
    faults.add("/connectionType",
               bad_request("Connection type VPC_LINK is only supported by HTTP and HTTP_PROXY"));
  } else if (integration.connection_id.empty()) {
    faults.add("/connectionId",
               bad_request("Connection ID must be specified for connection type VPC_LINK"));
  }
}

void check_target(const Integration& integration, Faults& faults) {
  if (integration.type == "MOCK") return;
  if (integration.http_method.empty()) {
    faults.add("/httpMethod", bad_request("Enumeration value for HttpMethod must be non-empty"));
  }
  if (integration.type == "AWS_PROXY") {
    check_lambda_proxy(integration, faults);
  } else if (integration.type == "AWS") {
    check_service(integration, faults);
  } else {
    check_endpoint(integration, faults);
  }
}

bool is_status_code(std::string_view text) noexcept {
  return text.size() == 3 && text[0] >= '1' && text[0] <= '5' && text[1] >= '0' && text[1] <= '9' &&
         text[2] >= '0' && text[2] <= '9';
}

bool check_status_code(std::string_view status_code, Faults& faults) {
  if (is_status_code(status_code)) return true;
  faults.add("/statusCode", bad_request(fmt::format("Invalid status code: {}", status_code)));
  return false;
}

void check_models(const StringMap& models, const RestApi& api, std::string_view member,
                  Faults& faults) {
  for (const auto& [media_type, model] : models) {
    if (api.models.contains(model)) continue;
    faults.add(aws::member_pointer(member, media_type),
               bad_request(fmt::format("Invalid model identifier specified: {}", model)));
  }
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

void find_faults(const Method& method, const RestApi& api, Faults& faults) {
  check_http_method(method.http_method, faults);
  check_enum("authorization type", method.authorization_type,
             {"NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"}, "/authorizationType", faults);
  if (!has_fitting_authorizer(method, api)) {
    faults.add("/authorizerId",
               bad_request("Invalid authorizer ID specified. Setting the authorization type to "
                           "CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."));
  }
  check_request_parameter_names(method.request_parameters, faults);
  if (!method.request_validator_id.empty() &&
      !api.request_validators.contains(method.request_validator_id)) {
    faults.add("/requestValidatorId",
               bad_request("Invalid Request Validator identifier specified"));
  }
  check_models(method.request_models, api, "/requestModels", faults);
}

void find_faults(const MethodResponse& response, const RestApi& api, Faults& faults) {
  check_status_code(response.status_code, faults);
  check_response_parameter_names(response.response_parameters, faults);
  check_models(response.response_models, api, "/responseModels", faults);
}

void find_faults(const Integration& integration, const Method& method, Faults& faults) {
  const bool is_of_known_type =
      check_enum("integration type", integration.type,
                 {"HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"}, "/type", faults);
  if (!integration.http_method.empty()) check_http_method(integration.http_method, faults);
  // The type says what connects with what.
  if (is_of_known_type) check_connection(integration, faults);
  if (is_of_known_type) check_transfer_mode(integration, faults);
  check_timeout(integration, faults);
  check_enum("passthrough behavior", integration.passthrough_behavior,
             {"WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"}, "/passthroughBehavior", faults);
  check_content_handling(integration.content_handling, faults);
  check_request_parameters(integration.request_parameters, method, faults);
  if (is_of_known_type) check_target(integration, faults);
}

void find_faults(const IntegrationResponse& response, const Method& method, Faults& faults) {
  const auto method_response = method.responses.find(response.status_code);
  if (check_status_code(response.status_code, faults) &&
      method_response == method.responses.end()) {
    faults.add("/statusCode", invalid_status_code());
  }
  check_content_handling(response.content_handling, faults);
  if (method_response != method.responses.end()) {
    check_response_parameters(response.response_parameters, method_response->second, faults);
  }
  if (!vtl::JavaRegex::compile(response.selection_pattern)) {
    faults.add("/selectionPattern", bad_request(fmt::format("Invalid selection pattern specified: "
                                                            "{}",
                                                            response.selection_pattern)));
  }
}

}  // namespace emulator::apigateway
