#pragma once

// The expressions of parameter mappings, as they are checked when they are put.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// request-response-data-mappings.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/faults.hpp"
#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

using aws::Faults;

// What the target of a response parameter mapping begins with; the header's name follows.
inline constexpr std::string_view response_header = "method.response.header.";
inline constexpr std::string_view gateway_response_header = "gatewayresponse.header.";

// "'text'" is text; nothing for other mapping expressions.
std::optional<std::string_view> static_value(std::string_view expression) noexcept;

// The identity sources of an authorizer, which are separated by commas.
std::vector<std::string> identity_sources(std::string_view text);

// Each tells of the entries of the map that are wrong, by their names in it.

// method.request.{header|querystring|path}.name, and method.response.header.name.
void check_request_parameter_names(const BooleanMap& parameters, Faults& faults);
void check_response_parameter_names(const BooleanMap& parameters, Faults& faults);

// integration.request.{header|querystring|path}.name ← method.request.{…}.name, 'static',
// context.…, stageVariables.…; a method.request source must be declared on the method.
void check_request_parameters(const StringMap& mappings, const Method& method, Faults& faults);
// method.response.header.name ← 'static', integration.response.{header|multivalueheader}.name,
// integration.response.body[.path], context.…, stageVariables.…; the target must be declared on the
// method response.
void check_response_parameters(const StringMap& mappings, const MethodResponse& response,
                               Faults& faults);
// gatewayresponse.header.name ← 'static', method.request.…, context.…, stageVariables.…
void check_gateway_response_parameters(const StringMap& mappings, Faults& faults);

}  // namespace emulator::apigateway
