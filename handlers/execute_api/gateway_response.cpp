#include "handlers/execute_api/gateway_response.hpp"

#include <algorithm>

#include "daemon/json_string.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/execute_api/template_choice.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::DeployedResponse;
using apigateway::ResponseType;

const DeployedResponse* custom_response(const Exchange& exchange, ResponseType type,
                                        unsigned status) {
  // AWS takes one for this type and does not use it.
  if (type == ResponseType::request_too_large) return nullptr;
  const auto& responses = exchange.deployed->gateway_responses;
  auto found = responses.find(type);
  if (found == responses.end()) {
    found = responses.find(status < 500 ? ResponseType::default_4xx : ResponseType::default_5xx);
  }
  return found == responses.end() ? nullptr : &found->second;
}

bool is_path_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

// These templates are not Velocity's: variables are replaced, and nothing else happens.
std::string substituted(std::string_view text, const Exchange& exchange, const Fault& fault,
                        const vtl::InputParameters& parameters) {
  std::string out;
  while (!text.empty()) {
    const auto dollar = std::min(text.find('$'), text.size());
    out.append(text.substr(0, dollar));
    text.remove_prefix(dollar);
    if (text.empty()) break;
    std::size_t end = 1;
    while (end < text.size() && is_path_character(text[end]))
      ++end;
    while (text[end - 1] == '.')
      --end;
    const auto name = text.substr(1, end - 1);
    if (name.starts_with("context.") || name.starts_with("stageVariables.") ||
        name.starts_with("method.request.")) {
      for (const auto& value : request_values(name, exchange, parameters, &fault))
        out.append(value);
    } else {
      out.append(text.substr(0, end));
    }
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace

http::Response gateway_response(const Fault& fault, const Exchange* exchange) {
  const auto& info = apigateway::info_of(fault.type);
  const unsigned status = fault.status != 0 ? fault.status : info.status;
  const DeployedResponse* custom =
      exchange == nullptr ? nullptr : custom_response(*exchange, fault.type, status);
  http::Response response{status, {}, {}};
  std::string media_type = "application/json";
  if (custom == nullptr || custom->templates.empty()) {
    // AWS spells this one's member as IAM does.
    const bool as_iam = fault.type == ResponseType::access_denied;
    response.body = as_iam ? R"({"Message":)" : R"({"message":)";
    const std::string_view message = fault.message.empty() ? info.message : fault.message;
    if (message.empty()) response.body.append("null");
    if (!message.empty()) append_json_string(response.body, message);
    response.body.push_back('}');
  }
  if (custom != nullptr) {
    if (custom->status != 0) response.status = custom->status;
    const auto parameters = input_parameters(*exchange);
    const auto accept = exchange->request.request.headers.get("Accept");
    const auto chosen = choose_accepted(custom->templates, accept);
    if (chosen != custom->templates.end()) {
      media_type = chosen->first;
      response.body = substituted(chosen->second, *exchange, fault, parameters);
    }
    for (const auto& [name, expression] : custom->headers) {
      for (auto& value : request_values(expression, *exchange, parameters, &fault))
        response.headers.set(name, std::move(value));
    }
  }
  if (!response.headers.contains("Content-Type")) {
    response.headers.add("Content-Type", std::move(media_type));
  }
  response.headers.add("x-amzn-ErrorType",
                       fault.error_type.empty() ? std::string(info.error_type) : fault.error_type);
  return response;
}

Fault forbidden(std::string reason) {
  // There is no API yet that could have put something in its place, so only the wording counts.
  return {.type = ResponseType::invalid_api_key, .reason = std::move(reason)};
}
Fault bad_gateway(std::string reason) {
  return {.type = ResponseType::default_5xx, .reason = std::move(reason), .status = 502};
}
Fault configuration_error(std::string reason) {
  return {.type = ResponseType::api_configuration_error, .reason = std::move(reason)};
}

}  // namespace emulator::execute_api
