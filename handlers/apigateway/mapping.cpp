#include "handlers/apigateway/mapping.hpp"

#include <initializer_list>

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

using aws::member_pointer;

constexpr std::string_view request_parameters = "/requestParameters";
constexpr std::string_view response_parameters = "/responseParameters";

Error invalid_mapping(std::string_view parameter) {
  return bad_request(
      fmt::format("Invalid mapping expression specified: Validation Result: warnings : [], errors "
                  ": [Invalid mapping expression parameter specified: {}]",
                  parameter));
}

bool begins_with_one_of(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  for (const auto prefix : prefixes) {
    if (text.size() > prefix.size() && text.starts_with(prefix)) return true;
  }
  return false;
}

bool is_request_source(const std::string& source, const Method& method) {
  if (!source.starts_with("method.request.")) {
    return static_value(source) || begins_with_one_of(source, {"context.", "stageVariables."});
  }
  return source == "method.request.body" || source.starts_with("method.request.body.") ||
         source.starts_with("method.request.multivalue") ||
         method.request_parameters.contains(source);
}

}  // namespace

std::optional<std::string_view> static_value(std::string_view expression) noexcept {
  if (expression.size() < 2 || expression.front() != '\'' || expression.back() != '\'') {
    return std::nullopt;
  }
  return expression.substr(1, expression.size() - 2);
}

std::vector<std::string> identity_sources(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    auto source = text.substr(0, comma);
    while (source.starts_with(' '))
      source.remove_prefix(1);
    while (source.ends_with(' '))
      source.remove_suffix(1);
    if (!source.empty()) out.emplace_back(source);
    text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
  }
  return out;
}

void check_request_parameter_names(const BooleanMap& parameters, Faults& faults) {
  for (const auto& [name, required] : parameters) {
    if (begins_with_one_of(name, {"method.request.header.", "method.request.querystring.",
                                  "method.request.path."})) {
      continue;
    }
    faults.add(member_pointer(request_parameters, name), invalid_mapping(name));
  }
}

void check_response_parameter_names(const BooleanMap& parameters, Faults& faults) {
  for (const auto& [name, required] : parameters) {
    if (begins_with_one_of(name, {response_header})) continue;
    faults.add(member_pointer(response_parameters, name), invalid_mapping(name));
  }
}

void check_request_parameters(const StringMap& mappings, const Method& method, Faults& faults) {
  for (const auto& [target, source] : mappings) {
    if (!begins_with_one_of(target, {"integration.request.header.", "integration.request.path.",
                                     "integration.request.querystring."})) {
      faults.add(member_pointer(request_parameters, target), invalid_mapping(target));
    }
    if (!is_request_source(source, method)) {
      faults.add(member_pointer(request_parameters, target), invalid_mapping(source));
    }
  }
}

void check_response_parameters(const StringMap& mappings, const MethodResponse& response,
                               Faults& faults) {
  for (const auto& [target, source] : mappings) {
    const bool is_known =
        static_value(source) || source == "integration.response.body" ||
        begins_with_one_of(
            source, {"integration.response.header.", "integration.response.multivalueheader.",
                     "integration.response.body.", "context.", "stageVariables."});
    if (!begins_with_one_of(target, {response_header}) ||
        !response.response_parameters.contains(target)) {
      faults.add(member_pointer(response_parameters, target), invalid_mapping(target));
    }
    if (!is_known) {
      faults.add(member_pointer(response_parameters, target), invalid_mapping(source));
    }
  }
}

void check_gateway_response_parameters(const StringMap& mappings, Faults& faults) {
  for (const auto& [target, source] : mappings) {
    const bool is_known =
        static_value(source) ||
        begins_with_one_of(source, {"method.request.header.", "method.request.querystring.",
                                    "method.request.path.", "context.", "stageVariables."});
    if (!begins_with_one_of(target, {gateway_response_header})) {
      faults.add(member_pointer(response_parameters, target), invalid_mapping(target));
    }
    if (!is_known) {
      faults.add(member_pointer(response_parameters, target), invalid_mapping(source));
    }
  }
}

}  // namespace emulator::apigateway
