#include <fmt/format.h>

#include "handlers/apigateway_sdk/names.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"
#include "handlers/apigateway_sdk/templates.hpp"
#include "handlers/apigateway_sdk/text_template.hpp"

namespace emulator::apigateway_sdk {

namespace {

using Place = Parameter::Place;

template <class Wanted>
std::string name_list(const Operation& operation, const Wanted& wanted) {
  std::string out;
  for (const Parameter& parameter : operation.parameters) {
    if (wanted(parameter)) out += (out.empty() ? "" : ", ") + quoted(parameter.name);
  }
  return "[" + out + "]";
}

auto in(Place place) {
  return [place](const Parameter& parameter) { return parameter.place == place; };
}

std::string method_of(const Operation& operation, const std::string& name) {
  return fmt::format(R"(  // {0} {1}
  apigClient.{2} = function (params, body, additionalParams) {{
    var method = {{
      verb: '{0}',
      path: {3},
      required: {4},
      queryParameters: {5},
      headers: {6},
    }};
    return client.call(method, params, body, additionalParams);
  }};

)",
                     operation.http_method, operation.path, name, quoted(operation.path),
                     name_list(operation, [](const Parameter& one) { return one.required; }),
                     name_list(operation, in(Place::query)),
                     name_list(operation, in(Place::header)));
}

std::string row_of(const Operation& operation, const std::string& name) {
  std::string parameters;
  for (const Parameter& parameter : operation.parameters) {
    parameters += fmt::format("{}`{}`{}", parameters.empty() ? "" : ", ", parameter.name,
                              parameter.required ? "" : " (optional)");
  }
  return fmt::format("| `{}` | `{} {}` | {} |\n", name, operation.http_method, operation.path,
                     parameters);
}

}  // namespace

Files javascript_sdk(const Api& api) {
  Unique unique;
  std::string methods;
  std::string rows;
  for (const Operation& operation : api.operations) {
    const std::string name = unique(path_and_verb(operation));
    methods += method_of(operation, name);
    rows += row_of(operation, name);
  }
  const std::string title = comment(api.name);
  const std::string url = quoted(api.url);
  const std::string region = quoted(api.region);
  Files out;
  // As on AWS, where there is none for an API with nothing but ANY methods.
  if (!api.operations.empty()) {
    out["apigClient.js"] =
        fill(template_text("javascript/apigClient.js"),
             {{"title", title}, {"url", url}, {"region", region}, {"operations", methods}});
  }
  out["README.md"] = fill(template_text("javascript/README.md"),
                          {{"title", title}, {"url", url}, {"region", region}, {"methods", rows}});
  for (const char* name : {"apiGatewayClient", "sigV4Client", "simpleHttpClient", "utils"}) {
    out[fmt::format("lib/apiGatewayCore/{}.js", name)] =
        template_text(fmt::format("javascript/{}.js", name));
  }
  out["package.json"] =
      "{\"name\": \"apigateway-js-sdk\", \"private\": true, \"type\": \"commonjs\", "
      "\"main\": \"apigClient.js\"}\n";
  Files below;
  for (auto& [path, text] : out)
    below.emplace("apiGateway-js-sdk/" + path, std::move(text));
  return below;
}

}  // namespace emulator::apigateway_sdk
