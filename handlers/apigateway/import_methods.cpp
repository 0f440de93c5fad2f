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

constexpr std::string_view request_models = "/requestModels";

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
          parameter.missing(needed);
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

// What a schema is called in a method, and where it is said.
void add_model(StringMap& models, openapi::Places& places, std::string_view member,
               const std::string& media_type, std::string model, const View& schema) {
  if (model.empty()) return;
  if (!models.emplace(media_type, std::move(model)).second) return;
  places.put(aws::member_pointer(member, media_type), schema.nearest("/$ref"));
}

// AWS exports one body for each media type that has a model of its own; any other number of them is
// for all.
void read_bodies(Import& import, const View& operation, const std::vector<View>& bodies,
                 ImportedMethod& out) {
  std::vector<std::pair<std::string, View>> models;
  for (const View& body : bodies) {
    const View schema = body.object("schema");
    std::string model = model_of_schema(import, schema);
    if (!model.empty()) models.emplace_back(std::move(model), schema);
  }
  if (models.empty()) return;
  const auto types = media_types(import, operation, "consumes");
  for (std::size_t i = 0; i < types.size(); ++i) {
    const auto& [model, schema] = models.size() == types.size() ? models[i] : models[0];
    add_model(out.method.request_models, out.places, request_models, types[i], model, schema);
  }
}

void read_parameters(Import& import, const View& operation, const View& shared,
                     ImportedMethod& out) {
  const auto errors_before = import.document.problems().error_count();
  std::vector<View> bodies;
  for (const View& parameter : parameters_of(operation, shared)) {
    const std::string in = parameter.text("in");
    const auto found = std::find_if(std::begin(locations), std::end(locations),
                                    [&in](const Location& location) { return location.in == in; });
    if (found != std::end(locations)) {
      const std::string name = std::string(found->prefix) + parameter.text("name");
      out.method.request_parameters.emplace(name, parameter.boolean("required").value_or(false));
      out.places.put(aws::member_pointer("/requestParameters", name), parameter.member("name"));
    } else if (in == "body" && import.is_swagger) {
      bodies.push_back(parameter);
    } else if (!in.empty()) {
      parameter.warn(fmt::format("Parameters in '{}' are not supported. Ignoring.", in));
    }
  }
  out.has_unread_parameters = import.document.problems().error_count() != errors_before ||
                              import.document.problems().is_unreadable(shared.place().pointer);
  read_bodies(import, operation, bodies, out);
}

// {"application/json": {"schema": …}}
void read_content(Import& import, const View& content, StringMap& models, openapi::Places& places,
                  std::string_view member) {
  for (const auto& [media_type, given] : content.members()) {
    const View schema = given.expect_object().object("schema");
    add_model(models, places, member, media_type, model_of_schema(import, schema), schema);
  }
}

bool is_status_code(std::string_view text) noexcept {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_response(Import& import, const View& operation, const View& in, MethodResponse& out,
                   openapi::Places& places) {
  for (const auto& [header, member] : in.object("headers").members()) {
    const bool required =
        !import.is_swagger && member.resolved().boolean("required").value_or(false);
    const std::string name = std::string(response_header) + header;
    out.response_parameters.emplace(name, required);
    places.put(aws::member_pointer("/responseParameters", name), member);
  }
  constexpr std::string_view models = "/responseModels";
  if (!import.is_swagger) {
    return read_content(import, in.object("content"), out.response_models, places, models);
  }
  const View schema = in.object("schema");
  const std::string model = model_of_schema(import, schema);
  if (model.empty()) return;
  for (const std::string& type : media_types(import, operation, "produces"))
    add_model(out.response_models, places, models, type, model, schema);
}

void read_responses(Import& import, const View& operation, ImportedMethod& out) {
  const View responses = operation.object("responses");
  out.has_unread_responses = operation.has("responses") && !responses;
  for (const auto& [status, member] : responses.members()) {
    if (status.starts_with("x-")) continue;
    if (!is_status_code(status)) {
      member.warn(fmt::format("A method response needs a status code, and '{}' is none. Ignoring.",
                              status));
      continue;
    }
    const auto errors_before = member.problems().error_count();
    const View response = member.resolved().expect_object();
    MethodResponse made;
    made.status_code = status;
    openapi::Places places(member);
    places.name("/statusCode");
    read_response(import, operation, response, made, places);
    if (member.problems().error_count() != errors_before) out.unread_responses.insert(status);
    out.responses.emplace(status, std::move(places));
    out.method.responses.emplace(status, std::move(made));
  }
}

// A validator that can't be read is all that is wrong with those who name one.
View place_of_validator(const Import& import, const View& operation, std::string_view name) {
  View all = import.document.member("x-amazon-apigateway-request-validators");
  if (all && !all.is_object()) return all;
  return operation.has(name) ? operation.member(name) : import.document.member(name);
}

}  // namespace

void read_method(Import& import, ImportedResource& resource, const View& operation,
                 std::string_view http_method, const View& shared) {
  ImportedMethod out{openapi::Places(operation)};
  Method& method = out.method;
  method.http_method = http_method;
  method.operation_name = operation.text("operationId");
  constexpr std::string_view validator = "x-amazon-apigateway-request-validator";
  method.request_validator_id = operation.text(validator, import.default_validator);
  out.places.put("/requestValidatorId", place_of_validator(import, operation, validator));
  read_security(import, operation, out);
  read_parameters(import, operation, shared, out);
  if (!import.is_swagger) {
    const View body = operation.object("requestBody").resolved();
    read_content(import, body.object("content"), method.request_models, out.places, request_models);
  }
  read_responses(import, operation, out);
  read_integration(operation, out);
  resource.methods.push_back(std::move(out));
}

}  // namespace emulator::apigateway
