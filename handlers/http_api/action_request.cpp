#include "handlers/http_api/action_request.hpp"

#include <array>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "handlers/execute_api/integration_request.hpp"
#include "handlers/http_api/parameter_mapping.hpp"

namespace emulator::http_api {

namespace {

// {"name": {"DataType": …, "StringValue": …}} as MessageAttribute.1.Name, .1.Value.DataType, …
bool add_attributes(std::string_view prefix, std::string_view json, http::QueryParameters& form) {
  const auto attributes = aws::parse_json(json);
  if (!attributes || !attributes->IsObject()) return false;
  unsigned number = 0;
  for (const auto& [name, attribute] : attributes->GetObject()) {
    if (!attribute.IsObject()) return false;
    const std::string at = fmt::format("{}.{}", prefix, ++number);
    form.emplace_back(at + ".Name", aws::string_of(name));
    for (const auto& [member, value] : attribute.GetObject()) {
      if (!value.IsString()) return false;
      form.emplace_back(fmt::format("{}.Value.{}", at, aws::string_of(member)),
                        aws::string_of(value));
    }
  }
  return true;
}

// ["All"], or one name.
bool add_names(std::string_view prefix, const std::string& text, http::QueryParameters& form) {
  const auto list = aws::parse_json(text);
  if (!list || !list->IsArray()) {
    form.emplace_back(fmt::format("{}.1", prefix), text);
    return true;
  }
  unsigned number = 0;
  for (const aws::Json& name : list->GetArray()) {
    if (!name.IsString()) return false;
    form.emplace_back(fmt::format("{}.{}", prefix, ++number), aws::string_of(name));
  }
  return true;
}

// Parameters that are more than a text, and what the Query protocol calls them.
struct Structured {
  std::string_view parameter, prefix;
  bool is_map;
};
constexpr std::array<Structured, 4> structured{{
    {"MessageAttributes", "MessageAttribute", true},
    {"MessageSystemAttributes", "MessageSystemAttribute", true},
    {"AttributeNames", "AttributeName", false},
    {"MessageAttributeNames", "MessageAttributeName", false},
}};

bool add(const std::string& name, std::string value, http::QueryParameters& form) {
  for (const auto& [parameter, prefix, is_map] : structured) {
    if (name != parameter) continue;
    return is_map ? add_attributes(prefix, value, form) : add_names(prefix, value, form);
  }
  form.emplace_back(name, std::move(value));
  return true;
}

}  // namespace

std::variant<ActionRequest, std::string> action_request(const Exchange& exchange) {
  const apigatewayv2::LiveIntegration& integration = *exchange.route->integration;
  ActionRequest made{{}, exchange.api->scope};
  http::QueryParameters form{{"Action", integration.action}, {"Version", "2012-11-05"}};
  for (const auto& [name, source] : integration.request_parameters) {
    auto value = mapped_value(source, exchange);
    if (!value) {
      return fmt::format(
          "Unable to resolve property {} from source {}. Please make sure that the "
          "request has a value for it.",
          name, source);
    }
    if (name == "Region") {
      made.scope.region = std::move(*value);
    } else if (!add(name, std::move(*value), form)) {
      return fmt::format("Unable to resolve property {} from source {}. Its value is malformed.",
                         name, source);
    }
  }
  made.message.method = "POST";
  made.message.target = "/";
  // An HTTP API hands on the XML that services answer, where a REST API has them answer JSON.
  made.message.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                          {"Accept", "text/xml"}};
  made.message.body = execute_api::query_text(form);
  made.message.remote_address = exchange.request.remote_address;
  return made;
}

}  // namespace emulator::http_api
