#pragma once

// The expressions of parameter mappings, as they are checked when they are put.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// request-response-data-mappings.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// What the target of a response parameter mapping begins with; the header's name follows.
inline constexpr std::string_view response_header = "method.response.header.";
inline constexpr std::string_view gateway_response_header = "gatewayresponse.header.";

// "'text'" is text; nothing for other mapping expressions.
std::optional<std::string_view> static_value(std::string_view expression) noexcept;

// The identity sources of an authorizer, which are separated by commas.
std::vector<std::string> identity_sources(std::string_view text);

// method.request.{header|querystring|path}.name, and method.response.header.name.
Result<void> check_request_parameter_names(const BooleanMap& parameters);
Result<void> check_response_parameter_names(const BooleanMap& parameters);

// integration.request.{header|querystring|path}.name ← method.request.{…}.name, 'static',
// context.…, stageVariables.…; a method.request source must be declared on the method.
Result<void> check_request_parameters(const StringMap& mappings, const Method& method);
// method.response.header.name ← 'static', integration.response.{header|multivalueheader}.name,
// integration.response.body[.path], context.…, stageVariables.…; the target must be declared on the
// method response.
Result<void> check_response_parameters(const StringMap& mappings, const MethodResponse& response);
// gatewayresponse.header.name ← 'static', method.request.…, context.…, stageVariables.…
Result<void> check_gateway_response_parameters(const StringMap& mappings);

}  // namespace emulator::apigateway
