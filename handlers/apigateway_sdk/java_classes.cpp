#include "handlers/apigateway_sdk/java_classes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "handlers/apigateway_sdk/templates.hpp"
#include "handlers/apigateway_sdk/text_template.hpp"

namespace emulator::apigateway_sdk::java {

namespace {

// Words of the language, and members that every object has.
constexpr std::string_view reserved[] = {
    "abstract", "assert",    "boolean",      "break",    "byte",       "case",   "catch",
    "char",     "class",     "const",        "continue", "default",    "do",     "double",
    "else",     "enum",      "equals",       "extends",  "false",      "final",  "finally",
    "float",    "for",       "goto",         "if",       "implements", "import", "instanceof",
    "int",      "interface", "long",         "native",   "new",        "null",   "package",
    "private",  "protected", "public",       "return",   "short",      "static", "strictfp",
    "super",    "switch",    "synchronized", "this",     "throw",      "throws", "transient",
    "true",     "try",       "var",          "void",     "volatile",   "while"};

bool is_reserved(std::string_view name) {
  return std::find(std::begin(reserved), std::end(reserved), name) != std::end(reserved);
}

// "getClass" is taken by all objects.
std::string accessor_suffix(std::string_view name) {
  const std::string suffix = pascal_case(name);
  return suffix == "Class" ? "Class_" : suffix;
}

std::string property(const Property& property, const std::string& shape, const std::string& field,
                     const std::string& suffix) {
  return fmt::format(R"(
  private {0} {1};

  public {0} get{2}() {{
    return {1};
  }}

  public void set{2}({0} {1}) {{
    this.{1} = {1};
  }}

  public {3} {1}({0} {1}) {{
    this.{1} = {1};
    return this;
  }}
)",
                     type_name(property.type), field, suffix, shape);
}

std::string model(const Shape& shape, const Project& project) {
  Unique fields;
  Unique suffixes;
  std::string members;
  std::string read;
  std::string written;
  for (const Property& one : shape.properties) {
    const std::string field = fields(identifier(one.name));
    const std::string name = quoted(one.name);
    members += property(one, shape.name, field, suffixes(accessor_suffix(one.name)));
    read += fmt::format("    out.{} = {};\n", field, from_json(one.type, "json.get(" + name + ")"));
    written += fmt::format("    Json.put(out, {}, {});\n", name, field);
  }
  return fmt::format(R"({0}package {1}.model;

import {1}.runtime.Json;

public class {2} implements Json.Model {{{3}
  public static {2} fromJson(java.util.Map<?, ?> json) {{
    {2} out = new {2}();
{4}    return out;
  }}

  @Override
  public java.util.Map<String, Object> toJson() {{
    java.util.Map<String, Object> out = new java.util.LinkedHashMap<>();
{5}    return out;
  }}

  @Override
  public String toString() {{
    return Json.write(this);
  }}
}}
)",
                     project.license, project.package, shape.name, members, read, written);
}

}  // namespace

Shapes shapes(const Api& api) {
  return shapes_of(api.models, {"Boolean", "Double", "Integer", "Json", "Long", "Object",
                                "Override", "SdkRequest", "SdkResponseMetadata", "String"});
}

std::string identifier(std::string_view name) {
  const std::string camel = camel_case(name);
  return is_reserved(camel) ? camel + "_" : camel;
}

bool is_identifier(std::string_view name) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
  constexpr std::string_view all =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
  return !name.empty() && letters.find(name.front()) != letters.npos &&
         name.find_first_not_of(all) == name.npos && !is_reserved(name);
}

bool is_package(std::string_view name) {
  while (true) {
    const auto dot = name.find('.');
    if (!is_identifier(name.substr(0, dot))) return false;
    if (dot == name.npos) return true;
    name.remove_prefix(dot + 1);
  }
}

std::string type_name(const Type& type) {
  switch (type.kind) {
    case Type::Kind::any:
      return "Object";
    case Type::Kind::text:
      return "String";
    case Type::Kind::boolean:
      return "Boolean";
    case Type::Kind::integer:
      return "Integer";
    case Type::Kind::long_integer:
      return "Long";
    case Type::Kind::number:
      return "Double";
    case Type::Kind::list:
      return "java.util.List<" + type_name(*type.items) + ">";
    case Type::Kind::object:
      return type.shape;
  }
  return {};
}

std::string from_json(const Type& type, const std::string& json, unsigned depth) {
  switch (type.kind) {
    case Type::Kind::any:
      return json;
    case Type::Kind::text:
      return "Json.text(" + json + ")";
    case Type::Kind::boolean:
      return "Json.truth(" + json + ")";
    case Type::Kind::integer:
      return "Json.integer(" + json + ")";
    case Type::Kind::long_integer:
      return "Json.longInteger(" + json + ")";
    case Type::Kind::number:
      return "Json.number(" + json + ")";
    case Type::Kind::list: {
      const std::string item = fmt::format("item{}", depth);
      return fmt::format("Json.list({}, {} -> {})", json, item,
                         from_json(*type.items, item, depth + 1));
    }
    case Type::Kind::object:
      return fmt::format("Json.object({}, {}::fromJson)", json, type.shape);
  }
  return {};
}

std::string folder(std::string_view package) {
  std::string path(package);
  std::replace(path.begin(), path.end(), '.', '/');
  return "src/main/java/" + path + "/";
}

std::string filled(std::string_view text, const Project& project) {
  return fill(
      text,
      {{"package", project.package}, {"service", project.service}, {"license", project.license}});
}

Files classes(const Api& api, const Shapes& shapes, const Project& project,
              std::string_view transport) {
  const std::string own = folder(project.package);
  Files out;
  for (const Shape& shape : shapes.all)
    out[own + "model/" + shape.name + ".java"] = model(shape, project);
  for (const char* name :
       {"Caller", "Json", "SdkRequest", "SdkResponseMetadata", "Signer", "Url"}) {
    out[fmt::format("{}runtime/{}.java", own, name)] =
        filled(template_text(fmt::format("java/{}.java", name)), project);
  }
  out[own + "runtime/Transport.java"] = filled(transport, project);
  out[own + "runtime/Configuration.java"] =
      fill(filled(template_text("java/Configuration.java"), project),
           {{"url", quoted(api.url)}, {"region", quoted(api.region)}});
  out[own + project.service + "Exception.java"] =
      filled(template_text("java/Exception.java"), project);
  return out;
}

std::vector<std::string> argument_names(const Operation& operation) {
  Unique unique;
  std::vector<std::string> out;
  out.reserve(operation.parameters.size() + 1);
  for (const Parameter& parameter : operation.parameters)
    out.push_back(unique(identifier(parameter.name)));
  if (!operation.body_model.empty()) out.push_back(unique(identifier(operation.body_model)));
  return out;
}

std::string pom(std::string_view group, std::string_view artifact, std::string_view version,
                std::string_view name, std::string_view release) {
  return fill(template_text("java/pom.xml"), {{"group", group},
                                              {"artifact", artifact},
                                              {"version", version},
                                              {"name", name},
                                              {"release", release}});
}

}  // namespace emulator::apigateway_sdk::java
