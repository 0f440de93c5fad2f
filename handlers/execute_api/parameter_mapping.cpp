#include "handlers/execute_api/parameter_mapping.hpp"

#include "daemon/take_prefix.hpp"
#include "handlers/apigateway/mapping.hpp"
#include "handlers/execute_api/mapping_variables.hpp"
#include "handlers/vtl/json_path.hpp"
#include "handlers/vtl/json_value.hpp"

namespace emulator::execute_api {

namespace {

using Values = std::vector<std::string>;

// What both sides have.
bool common_values(std::string_view expression, const Exchange& exchange, const Fault* fault,
                   Values& out) {
  if (const auto text = apigateway::static_value(expression)) {
    out.emplace_back(*text);
  } else if (take_prefix(expression, "context.")) {
    if (auto value = context_text(exchange, fault, expression)) out.push_back(std::move(*value));
  } else if (take_prefix(expression, "stageVariables.")) {
    const auto found = exchange.stage_variables.find(std::string(expression));
    if (found != exchange.stage_variables.end()) out.push_back(found->second);
  } else {
    return false;
  }
  return true;
}

// The last value of that name, or all of them.
template <class Fields, class Same>
Values named(const Fields& fields, std::string_view name, bool all, Same same) {
  Values out;
  for (const auto& [field, value] : fields) {
    if (!same(field, name)) continue;
    if (!all) out.clear();
    out.push_back(value);
  }
  return out;
}

bool is_same(std::string_view a, std::string_view b) {
  return a == b;
}

}  // namespace

// The body, or what a path in it leads to: texts as they are, all else as JSON.
std::vector<std::string> body_values(std::string_view path, std::string_view body) {
  if (path.empty()) return {std::string(body)};
  vtl::Arena arena(body.size() * 64 + 4096, 1'000'000);
  const auto document = vtl::read_json(body, arena);
  if (!document) return {};
  const auto parsed = vtl::JsonPath::parse("$" + std::string(path));
  const auto value = parsed.fault().empty() ? parsed.evaluate(*document, arena) : std::nullopt;
  if (!value || vtl::is_null(*value)) return {};
  if (const auto* text = vtl::as_text(*value)) return {std::string(*text)};
  std::string json;
  vtl::append_json(json, *value, body.size() * 2 + 4096);
  return {std::move(json)};
}

std::vector<std::string> named_values(std::string_view expression,
                                      const vtl::InputParameters& parameters) {
  const auto ignoring_case = http::equals_ignoring_case;
  if (take_prefix(expression, "header.")) {
    return named(parameters.header, expression, false, ignoring_case);
  }
  if (take_prefix(expression, "multivalueheader.")) {
    return named(parameters.header, expression, true, ignoring_case);
  }
  if (take_prefix(expression, "querystring.")) {
    return named(parameters.querystring, expression, false, is_same);
  }
  if (take_prefix(expression, "multivaluequerystring.")) {
    return named(parameters.querystring, expression, true, is_same);
  }
  if (take_prefix(expression, "path.")) return named(parameters.path, expression, false, is_same);
  return {};
}

std::vector<std::string> request_values(std::string_view expression, const Exchange& exchange,
                                        const vtl::InputParameters& parameters,
                                        const Fault* fault) {
  Values out;
  if (common_values(expression, exchange, fault, out)) return out;
  if (!take_prefix(expression, "method.request.")) return out;
  if (take_prefix(expression, "body"))
    return body_values(expression, exchange.request.request.body);
  return named_values(expression, parameters);
}

std::vector<std::string> response_values(std::string_view expression, const Exchange& exchange,
                                         const http::Headers& headers, std::string_view body) {
  Values out;
  if (common_values(expression, exchange, nullptr, out)) return out;
  if (!take_prefix(expression, "integration.response.")) return out;
  if (take_prefix(expression, "header.")) {
    return named(headers, expression, false, http::equals_ignoring_case);
  }
  if (take_prefix(expression, "multivalueheader.")) {
    return named(headers, expression, true, http::equals_ignoring_case);
  }
  if (take_prefix(expression, "body")) return body_values(expression, body);
  return out;
}

}  // namespace emulator::execute_api
