#include "handlers/apigateway/import_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "handlers/apigateway/import_documentation.hpp"
#include "handlers/apigateway/import_parts.hpp"

namespace emulator::apigateway {

namespace {

struct Operation {
  std::string_view member;
  std::string_view http_method;
};
constexpr Operation operations[] = {
    {"get", "GET"},         {"put", "PUT"},
    {"post", "POST"},       {"delete", "DELETE"},
    {"options", "OPTIONS"}, {"head", "HEAD"},
    {"patch", "PATCH"},     {"x-amazon-apigateway-any-method", "ANY"}};

bool is_version(const View& document, bool& is_swagger) {
  is_swagger = document.has("swagger");
  const std::string_view name = is_swagger ? "swagger" : "openapi";
  if (!document.has(name)) {
    document.error(
        "Invalid OpenAPI input. Neither attribute swagger nor attribute openapi is there");
    return false;
  }
  const std::string version = document.text(name);
  if (is_swagger ? version == "2.0" : version.starts_with("3.0")) return true;
  document.member(name).error(
      fmt::format("Invalid OpenAPI input. Version {} is not supported; 2.0 and 3.0 are", version));
  return false;
}

// What goes before each path; without a slash at its end.
std::string path_prefix(const Import& import) {
  std::string path = server_path(import);
  if (import.options.base_path == BasePath::ignore) return {};
  if (import.options.base_path == BasePath::prepend || path.empty()) return path;
  // The first segment is for a base path mapping of the whole API.
  const auto second = path.find('/', 1);
  return second == path.npos ? std::string() : path.substr(second);
}

bool is_extension(std::string_view name) noexcept {
  return name.starts_with("x-");
}

void read_path(Import& import, const std::string& path, const View& item) {
  ImportedResource resource;
  resource.path = path;
  resource.place = item.place();
  const View shared = item.list("parameters");
  for (const auto& [name, member] : item.members()) {
    const auto found =
        std::find_if(std::begin(operations), std::end(operations),
                     [&name = name](const Operation& o) { return o.member == name; });
    if (found != std::end(operations)) {
      if (!item.has(name)) continue;
      if (const View operation = member.expect_object()) {
        read_method(import, resource, operation, found->http_method, shared);
      }
    } else if (name == "trace") {
      member.warn("The method TRACE is not supported. Ignoring.");
    } else if (name != "parameters" && name != "summary" && name != "description" &&
               name != "servers" && !is_extension(name)) {
      member.warn(fmt::format("Parse issue: attribute {} is unexpected", name));
    }
  }
  import.out.resources.push_back(std::move(resource));
}

void read_paths(Import& import) {
  if (!import.document.has("paths")) {
    return import.document.error("Parse issue: attribute paths is missing");
  }
  const std::string prefix = path_prefix(import);
  for (const auto& [path, member] : import.document.object("paths").members()) {
    if (is_extension(path)) continue;
    if (!path.starts_with('/')) {
      member.error(fmt::format("Parse issue: Resource {} should start with /", path));
      continue;
    }
    const View item = member.resolved().expect_object();
    if (!item) continue;
    std::string whole = prefix + path;
    if (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
    read_path(import, whole, item);
  }
}

}  // namespace

ImportedApi read_document(const openapi::Node& document, const ImportOptions& options,
                          openapi::Problems& problems) {
  ImportedApi out;
  const openapi::Reading reading(document, problems);
  Import import{View(reading), options, out};
  if (!import.document.is_object()) {
    import.document.error("Invalid OpenAPI input. It is no object");
    return out;
  }
  if (!is_version(import.document, import.is_swagger)) return out;
  read_settings(import);
  read_models(import);
  read_security_schemes(import);
  read_paths(import);
  if (options.with_documentation) out.documentation = read_documentation(import.document);
  return out;
}

}  // namespace emulator::apigateway
