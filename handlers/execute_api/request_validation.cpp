#include "handlers/execute_api/request_validation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "handlers/execute_api/parameter_mapping.hpp"
#include "handlers/execute_api/template_choice.hpp"

namespace emulator::execute_api {

std::optional<Fault> validation_fault(const Exchange& exchange,
                                      const vtl::InputParameters& parameters) {
  const apigateway::RequestChecks& checks = *exchange.method->checks;
  std::vector<std::string_view> missing;
  for (const std::string& expression : checks.required) {
    const auto values = request_values(expression, exchange, parameters);
    // One that is there and empty is missing as well.
    if (!values.empty() && !values.front().empty()) continue;
    constexpr std::string_view prefix = "method.request.";
    const auto name = std::string_view(expression).substr(prefix.size());
    missing.push_back(name.substr(name.find('.') + 1));
  }
  if (!missing.empty()) {
    const auto text =
        fmt::format("Missing required request parameters: [{}]", fmt::join(missing, ", "));
    return Fault{.type = apigateway::ResponseType::bad_request_parameters,
                 .message = text,
                 .validation = text};
  }
  const http::Request& request = exchange.request.request;
  auto media_type = without_parameters(request.headers.get("Content-Type"));
  if (media_type.empty()) media_type = "application/json";
  auto schema = find_media_type(checks.bodies, media_type);
  if (schema == checks.bodies.end()) schema = checks.bodies.find("$default");
  if (schema == checks.bodies.end()) return std::nullopt;
  const auto messages = schema->second.validate(request.body);
  if (messages.empty()) return std::nullopt;
  return Fault{.type = apigateway::ResponseType::bad_request_body,
               .validation = fmt::format("[{}]", fmt::join(messages, ", "))};
}

}  // namespace emulator::execute_api
