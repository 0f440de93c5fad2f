#include <algorithm>

#include <fmt/format.h>

#include "handlers/apigateway/import_parts.hpp"
#include "handlers/apigateway/mapping.hpp"

namespace emulator::apigateway {

namespace {

// Where a parameter is, in the terms of mappings.
struct Location {
  std::string_view in;
  std::string_view prefix;
};
constexpr Location locations[] = {{"query", "method.request.querystring."},
                                  {"header", "method.request.header."},
                                  {"path", "method.request.path."}};

// Of Swagger: what a body may be of. What the operation says goes before what the document does.
std::vector<std::string> media_types(const Import& import, const View& operation,
                                     std::string_view member) {
  auto types = operation.has(member) ? operation.texts(member) : import.document.texts(member);
  if (types.empty()) types.emplace_back("application/json");
  return types;
}

// The parameters of an operation and those of its path that it doesn't have itself.
std::vector<View> parameters_of(const View& operation, const View& shared) {
  std::vector<View> out;
  std::set<std::string> seen;
  for (const View& list : {operation.list("parameters"), shared}) {
    for (const auto& [index, item] : list.members()) {
      const View parameter = item.resolved().expect_object();
      if (!parameter) continue;
      for (const std::string_view needed : {"name", "in"}) {
        if (!parameter.has(needed)) {
          parameter.error(fmt::format("Parse issue: attribute {} is missing", needed));
        }
      }
      const bool is_whole = parameter.has("name") && parameter.has("in");
      if (is_whole && seen.insert(parameter.text("in") + " " + parameter.text("name")).second) {
        out.push_back(parameter);
      }
    }
  }
  return out;
}

// AWS exports one body for each media type that has a model of its own; any other number of them is
// for all.
void read_bodies(Import& import, const View& operation, const std::vector<View>& bodies,
                 Method& method) {
  std::vector<std::string> models;
  for (const View& body : bodies) {
    std::string model = model_of_schema(import, body.object("schema"));
    if (!model.empty()) models.push_back(std::move(model));
  }
  if (models.empty()) return;
  const auto types = media_types(import, operation, "consumes");
  for (std::size_t i = 0; i < types.size(); ++i)
    method.request_models.emplace(types[i], models.size() == types.size() ? models[i] : models[0]);
}

void read_parameters(Import& import, const View& operation, const View& shared, Method& method) {
  std::vector<View> bodies;
  for (const View& parameter : parameters_of(operation, shared)) {
    const std::string in = parameter.text("in");
    const auto found = std::find_if(std::begin(locations), std::end(locations),
                                    [&in](const Location& location) { return location.in == in; });
    if (found != std::end(locations)) {
      method.request_parameters.emplace(std::string(found->prefix) + parameter.text("name"),
                                        parameter.boolean("required").value_or(false));
    } else if (in == "body" && import.is_swagger) {
      bodies.push_back(parameter);
    } else if (!in.empty()) {
      parameter.warn(fmt::format("Parameters in '{}' are not supported. Ignoring.", in));
    }
  }
  read_bodies(import, operation, bodies, method);
}

// {"application/json": {"schema": …}}
StringMap read_content(Import& import, const View& content) {
  StringMap models;
  for (const auto& [media_type, member] : content.members()) {
    std::string model = model_of_schema(import, member.expect_object().object("schema"));
    if (!model.empty()) models.emplace(media_type, std::move(model));
  }
  return models;
}

bool is_status_code(std::string_view text) noexcept {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_response(Import& import, const View& operation, const View& in, MethodResponse& out) {
  for (const auto& [header, member] : in.object("headers").members()) {
    const bool required =
        !import.is_swagger && member.resolved().boolean("required").value_or(false);
    out.response_parameters.emplace(std::string(response_header) + header, required);
  }
  if (!import.is_swagger) {
    out.response_models = read_content(import, in.object("content"));
  } else if (const std::string model = model_of_schema(import, in.object("schema"));
             !model.empty()) {
    for (const std::string& type : media_types(import, operation, "produces"))
      out.response_models.emplace(type, model);
  }
}

void read_responses(Import& import, const View& operation, ImportedMethod& out) {
  for (const auto& [status, member] : operation.object("responses").members()) {
    if (status.starts_with("x-")) continue;
    if (!is_status_code(status)) {
      member.warn(fmt::format("A method response needs a status code, and '{}' is none. Ignoring.",
                              status));
      continue;
    }
    const View response = member.resolved().expect_object();
    if (!response) continue;
    MethodResponse made;
    made.status_code = status;
    read_response(import, operation, response, made);
    out.responses.emplace(status, member.place());
    out.method.responses.emplace(status, std::move(made));
  }
}

}  // namespace

void read_method(Import& import, ImportedResource& resource, const View& operation,
                 std::string_view http_method, const View& shared) {
  ImportedMethod out;
  Method& method = out.method;
  out.place = operation.place();
  method.http_method = http_method;
  method.operation_name = operation.text("operationId");
  method.request_validator_id =
      operation.text("x-amazon-apigateway-request-validator", import.default_validator);
  read_security(import, operation, method);
  read_parameters(import, operation, shared, method);
  if (!import.is_swagger) {
    const View body = operation.object("requestBody").resolved();
    method.request_models = read_content(import, body.object("content"));
  }
  read_responses(import, operation, out);
  read_integration(operation, out);
  resource.methods.push_back(std::move(out));
}

}  // namespace emulator::apigateway
