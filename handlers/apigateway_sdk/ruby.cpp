#include <fmt/format.h>

#include "daemon/text.hpp"
#include "handlers/apigateway_sdk/names.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"
#include "handlers/apigateway_sdk/templates.hpp"
#include "handlers/apigateway_sdk/text_template.hpp"

namespace emulator::apigateway_sdk {

namespace {

// In single quotes, where Ruby expands nothing.
std::string literal(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "'";
}

std::string_view place_of(const Parameter& parameter) {
  switch (parameter.place) {
    case Parameter::Place::path:
      return ":path";
    case Parameter::Place::query:
      return ":query";
    case Parameter::Place::header:
      return ":header";
  }
  return {};
}

std::string symbol_or_nil(const std::string& model) {
  return model.empty() ? "nil" : ":" + snake_case(model);
}

std::string entry_of(const Operation& operation, const std::string& name) {
  Unique unique;
  std::string parameters;
  for (const Parameter& parameter : operation.parameters) {
    parameters += fmt::format("{}{}: [{}, {}, {}]", parameters.empty() ? " " : ", ",
                              unique(snake_case(parameter.name)), place_of(parameter),
                              literal(parameter.name), parameter.required);
  }
  return fmt::format(
      "      {}: {{\n"
      "        verb: '{}', path: {},\n"
      "        parameters: {{{}}},\n"
      "        body: {}, result: {}, media_type: {}\n"
      "      }},\n",
      name, operation.http_method, literal(operation.path),
      parameters.empty() ? "" : parameters + " ", symbol_or_nil(operation.body_model),
      symbol_or_nil(operation.result_model), literal(operation.media_type));
}

// "client" and "call" are no names for an operation: it would take the place of a method there is.
std::string method_name(const Operation& operation) {
  std::string name = snake_case(verb_and_path(operation));
  constexpr std::string_view taken[] = {
      "alias",  "and",          "begin",  "body_of",      "break",      "call",
      "case",   "class",        "def",    "define",       "do",         "else",
      "elsif",  "end",          "ensure", "exchange",     "expand",     "false",
      "for",    "hash",         "if",     "in",           "initialize", "method",
      "module", "next",         "nil",    "not",          "object_id",  "operation_names",
      "or",     "query_string", "raise",  "redo",         "rescue",     "retry",
      "return", "self",         "send",   "send_request", "signed",     "super",
      "then",   "true",         "undef",  "unless",       "until",      "values_of",
      "when",   "while",        "yield"};
  for (const std::string_view one : taken) {
    if (name == one) return name + "_operation";
  }
  return name;
}

}  // namespace

Files ruby_sdk(const Api& api, const Properties& properties) {
  const auto value = [&](const char* name, const std::string& otherwise) {
    const auto found = properties.find(name);
    return found == properties.end() ? otherwise : found->second;
  };
  const std::string given = value("service.name", "");
  const std::string service = pascal_case(given);
  const std::string gem = value("ruby.gem-name", lower_case(given) + "-sdk");
  const std::string version = value("ruby.gem-version", "1.0.0");
  const std::string title = comment(api.name);
  Unique unique;
  std::string operations;
  std::string methods;
  for (const Operation& operation : api.operations) {
    const std::string name = unique(method_name(operation));
    operations += entry_of(operation, name);
    methods += fmt::format(
        "    # {} {}\n    def {}(arguments = {{}})\n      call(:{}, arguments)\n    end\n\n",
        operation.http_method, operation.path, name, name);
  }
  Files out;
  out["lib/" + gem + ".rb"] =
      fill(template_text("ruby/client.rb"), {{"gem", gem},
                                             {"service", service},
                                             {"title", title},
                                             {"url", literal(api.url)},
                                             {"region", literal(api.region)},
                                             {"operations", operations},
                                             {"methods", methods}});
  out["lib/" + gem + "/signer.rb"] = fill(template_text("ruby/signer.rb"), {{"service", service}});
  out["lib/" + gem + "/structure.rb"] =
      fill(template_text("ruby/structure.rb"), {{"service", service}});
  out[gem + ".gemspec"] = fill(template_text("ruby/gemspec"),
                               {{"gem", gem}, {"version", version}, {"title", literal(title)}});
  out["README.md"] =
      fill(template_text("ruby/README.md"), {{"gem", gem}, {"service", service}, {"title", title}});
  Files below;
  for (auto& [path, text] : out)
    below.emplace(fmt::format("{}/{}", gem, path), std::move(text));
  return below;
}

}  // namespace emulator::apigateway_sdk
