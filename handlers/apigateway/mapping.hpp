#pragma once

// What of AWS's mapping language the emulator understands: static templates, and the parameter
// mappings of MOCK and proxy integrations. Everything else is refused when it is put.

#include <optional>
#include <string>
#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// What the target of a response parameter mapping begins with; the header's name follows.
inline constexpr std::string_view response_header = "method.response.header.";

// Whether a template holds references or directives of the Velocity Template Language.
bool contains_velocity(std::string_view text) noexcept;
// 501 for the first template that does.
Result<void> check_templates(std::string_view what, const StringMap& templates);

// "'text'" is text; nothing for other mapping expressions.
std::optional<std::string_view> static_value(std::string_view expression) noexcept;

// method.request.{header|querystring|path}.name, and method.response.header.name.
Result<void> check_request_parameter_names(const BooleanMap& parameters);
Result<void> check_response_parameter_names(const BooleanMap& parameters);

// integration.request.{header|querystring|path}.name ← method.request.{…}.name, 'static',
// context.…, stageVariables.…; a method.request source must be declared on the method.
Result<void> check_request_parameters(const StringMap& mappings, const Method& method);
// method.response.header.name ← 'static' or integration.response.header.name; the target must be
// declared on the method response.
Result<void> check_response_parameters(const StringMap& mappings, const MethodResponse& response);

}  // namespace emulator::apigateway
