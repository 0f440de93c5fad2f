#include <fmt/format.h>

#include "handlers/apigateway_sdk/java_classes.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"
#include "handlers/apigateway_sdk/templates.hpp"
#include "handlers/apigateway_sdk/text_template.hpp"

namespace emulator::apigateway_sdk {

namespace {

using java::Project;

std::string_view place_of(const Parameter& parameter) {
  switch (parameter.place) {
    case Parameter::Place::path:
      return "path";
    case Parameter::Place::query:
      return "query";
    case Parameter::Place::header:
      return "header";
  }
  return {};
}

// The client may be called like a model, whose class is named in full for that.
Type with_full_names(const Type& type, const Project& project) {
  Type named = type;
  if (type.kind == Type::Kind::object) named.shape = project.package + ".model." + type.shape;
  if (type.kind == Type::Kind::list) {
    named.items = std::make_shared<const Type>(with_full_names(*type.items, project));
  }
  return named;
}

std::string method_of(const Operation& operation, const Shapes& shapes, const std::string& name,
                      const Project& project) {
  std::string arguments;
  std::string request;
  const auto names = java::argument_names(operation);
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    const Parameter& parameter = operation.parameters[i];
    arguments += (arguments.empty() ? "String " : ", String ") + names[i];
    request +=
        fmt::format("\n        .{}({}, {})", place_of(parameter), quoted(parameter.name), names[i]);
  }
  if (!operation.body_model.empty()) {
    const Type body = with_full_names(shapes.of_model(operation.body_model), project);
    arguments +=
        fmt::format("{}{} {}", arguments.empty() ? "" : ", ", java::type_name(body), names.back());
    request += fmt::format("\n        .body(Json.write({}))", names.back());
  }
  const Type result = with_full_names(shapes.of_model(operation.result_model), project);
  return fmt::format(
      R"(
  /** {0} {1} */
  public {2} {3}({4}) {{
    Caller.Request sdkRequest = new Caller.Request(){5};
    return {6};
  }}
)",
      operation.http_method, operation.path, java::type_name(result), name, arguments, request,
      java::from_json(result, fmt::format("this.caller.call(\"{}\", {}, {}, sdkRequest).json()",
                                          operation.http_method, quoted(operation.path),
                                          quoted(operation.media_type))));
}

}  // namespace

Files android_sdk(const Api& api, const Properties& properties) {
  const auto value = [&](const char* name) { return properties.at(name); };
  const Project project{value("invokerPackage"), pascal_case(api.name) + "Client", {}};
  const Shapes shapes = java::shapes(api);
  Files out = java::classes(api, shapes, project, template_text("java/AndroidTransport.java"));
  const std::string own = java::folder(project.package);
  Unique unique;
  std::string methods;
  for (const Operation& operation : api.operations)
    methods += method_of(operation, shapes, unique(path_and_verb(operation)), project);
  const std::string title = comment(api.name);
  out[own + project.service + ".java"] =
      fill(java::filled(template_text("java/AndroidClient.java"), project),
           {{"title", title}, {"methods", methods}});
  out[own + "ApiClientFactory.java"] =
      java::filled(template_text("java/ApiClientFactory.java"), project);
  out["pom.xml"] = java::pom(value("groupId"), value("artifactId"), value("artifactVersion"),
                             value("artifactId"), "1.8");
  out["README.md"] =
      fill(java::filled(template_text("java/ANDROID.md"), project), {{"title", title}});
  Files below;
  for (auto& [path, text] : out)
    below.emplace(value("artifactId") + "/" + path, std::move(text));
  return below;
}

}  // namespace emulator::apigateway_sdk
