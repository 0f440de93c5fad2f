#include <fmt/format.h>

#include "handlers/apigateway_sdk/java_classes.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"
#include "handlers/apigateway_sdk/templates.hpp"
#include "handlers/apigateway_sdk/text_template.hpp"

namespace emulator::apigateway_sdk {

namespace {

using java::Project;

std::string value_of(const Properties& properties, const std::string& name,
                     const std::string& otherwise) {
  const auto found = properties.find(name);
  return found == properties.end() ? otherwise : found->second;
}

std::string_view place_of(const Parameter& parameter) {
  switch (parameter.place) {
    case Parameter::Place::path:
      return "sdkPath";
    case Parameter::Place::query:
      return "sdkQuery";
    case Parameter::Place::header:
      return "sdkHeader";
  }
  return {};
}

std::string request_class(const Operation& operation, const Shapes& shapes, const std::string& name,
                          const Project& project) {
  std::string setters;
  const auto arguments = java::argument_names(operation);
  for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
    const Parameter& parameter = operation.parameters[i];
    setters += fmt::format(R"(
  public {0} {1}(String {1}) {{
    return {2}({3}, {1});
  }}
)",
                           name, arguments[i], place_of(parameter), quoted(parameter.name));
  }
  if (!operation.body_model.empty()) {
    setters +=
        fmt::format(R"(
  public {0} {1}({2} {1}) {{
    return sdkBody(Json.write({1}));
  }}
)",
                    name, arguments.back(), java::type_name(shapes.of_model(operation.body_model)));
  }
  return fmt::format(R"({}package {}.model;

import {}.runtime.Json;
import {}.runtime.SdkRequest;

/** {} {} */
public class {} extends SdkRequest<{}> {{{}}}
)",
                     project.license, project.package, project.package, project.package,
                     operation.http_method, operation.path, name, name, setters);
}

std::string result_class(const Operation& operation, const Shapes& shapes, const std::string& name,
                         const Project& project) {
  std::string member;
  if (!operation.result_model.empty()) {
    const Type type = shapes.of_model(operation.result_model);
    member = fmt::format(R"(
  public {} get{}() {{
    return {};
  }}
)",
                         java::type_name(type), pascal_case(operation.result_model),
                         java::from_json(type, "metadata.json()"));
  }
  return fmt::format(R"({0}package {1}.model;

import {1}.runtime.Json;
import {1}.runtime.SdkResponseMetadata;

/** What {2} {3} answers. */
public class {4} {{
  private final SdkResponseMetadata metadata;

  public {4}(SdkResponseMetadata metadata) {{
    this.metadata = metadata;
  }}

  public SdkResponseMetadata sdkResponseMetadata() {{
    return metadata;
  }}
{5}}}
)",
                     project.license, project.package, operation.http_method, operation.path, name,
                     member);
}

// Each line as a comment.
std::string license_of(const std::string& text) {
  std::string out;
  std::string_view rest(text);
  while (!rest.empty()) {
    const auto line = rest.substr(0, rest.find('\n'));
    out += "// " + comment(line) + "\n";
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return out.empty() ? out : out + "\n";
}

}  // namespace

Files java_sdk(const Api& api, const Properties& properties) {
  const Project project{value_of(properties, "java.package-name", ""),
                        value_of(properties, "service.name", ""),
                        license_of(value_of(properties, "java.license-text", ""))};
  Shapes shapes = java::shapes(api);
  Files out = java::classes(api, shapes, project, template_text("java/Transport.java"));
  const std::string own = java::folder(project.package);
  const std::string models = own + "model/";
  Unique methods;
  std::string declared;
  std::string defined;
  for (const Operation& operation : api.operations) {
    const std::string name = methods(verb_and_path(operation));
    const std::string request = shapes.names(name + "Request");
    const std::string result = shapes.names(name + "Result");
    out[fmt::format("{}{}.java", models, request)] =
        request_class(operation, shapes, request, project);
    out[fmt::format("{}{}.java", models, result)] =
        result_class(operation, shapes, result, project);
    const std::string signature =
        fmt::format("{1}.model.{2} {0}({1}.model.{3} request)", java::identifier(name),
                    project.package, result, request);
    declared +=
        fmt::format("  /** {} {} */\n  {};\n\n", operation.http_method, operation.path, signature);
    defined += fmt::format(R"(
  @Override
  public {} {{
    return new {}.model.{}(caller.call("{}", {}, {}, request));
  }}
)",
                           signature, project.package, result, operation.http_method,
                           quoted(operation.path), quoted(operation.media_type));
  }
  const std::string title = comment(api.name);
  out[own + project.service + ".java"] =
      fill(java::filled(template_text("java/Service.java"), project),
           {{"title", title}, {"methods", declared}});
  out[own + project.service + "Client.java"] =
      fill(java::filled(template_text("java/Client.java"), project), {{"methods", defined}});
  out[own + project.service + "ClientBuilder.java"] =
      java::filled(template_text("java/ClientBuilder.java"), project);
  const std::string group = value_of(properties, "java.group-id", project.package);
  const std::string artifact = value_of(properties, "java.artifact-id", project.service);
  const std::string version = value_of(properties, "java.artifact-version", "1.0-SNAPSHOT");
  if (value_of(properties, "java.build-system", "maven") == "gradle") {
    out["build.gradle"] =
        fill(template_text("java/build.gradle"), {{"group", group}, {"version", version}});
    out["settings.gradle"] = "rootProject.name = '" + artifact + "'\n";
  } else {
    out["pom.xml"] = java::pom(group, artifact, version, project.service, "11");
  }
  out["README.md"] =
      fill(java::filled(template_text("java/README.md"), project), {{"title", title}});
  Files below;
  for (auto& [path, text] : out)
    below.emplace("generated-code/" + path, std::move(text));
  return below;
}

}  // namespace emulator::apigateway_sdk
