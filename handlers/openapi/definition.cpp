#include "handlers/openapi/definition.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::openapi {

namespace {

struct Name {
  std::string_view member;
  std::string_view http_method;
};
constexpr Name names[] = {{"get", "GET"},         {"put", "PUT"},
                          {"post", "POST"},       {"delete", "DELETE"},
                          {"options", "OPTIONS"}, {"head", "HEAD"},
                          {"patch", "PATCH"},     {"x-amazon-apigateway-any-method", "ANY"}};

bool is_extension(std::string_view name) noexcept {
  return name.starts_with("x-");
}

bool is_part_of_path_item(std::string_view name) noexcept {
  return name == "parameters" || name == "summary" || name == "description" || name == "servers" ||
         is_extension(name);
}

// "https://{host}/{basePath}" with the defaults of its variables.
std::string expanded(const View& server) {
  std::string url = server.text("url");
  for (const auto& [name, variable] : server.object("variables").members()) {
    const std::string reference = "{" + name + "}";
    const std::string value = variable.expect_object().text("default");
    if (const auto at = url.find(reference); at != url.npos) {
      url.replace(at, reference.size(), value);
    }
  }
  return url;
}

// The path of the document's server: "/v1/shop"; empty for none.
std::string server_path(const View& document) {
  std::string path;
  if (is_swagger(document)) {
    path = document.text("basePath");
  } else {
    path = expanded(first_server(document));
    if (const auto scheme = path.find("://"); scheme != path.npos) {
      const auto slash = path.find('/', scheme + 3);
      path = slash == path.npos ? std::string() : path.substr(slash);
    }
  }
  // A base path "/" of a variable leaves two slashes behind the host.
  std::string out = "/";
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  if (out.ends_with('/')) out.pop_back();
  return out;
}

}  // namespace

std::optional<BasePath> parse_base_path(std::string_view text) noexcept {
  if (text == "ignore") return BasePath::ignore;
  if (text == "prepend") return BasePath::prepend;
  if (text == "split") return BasePath::split;
  return std::nullopt;
}

bool is_swagger(const View& document) {
  return document.has("swagger");
}

bool has_known_version(const View& document) {
  const bool of_swagger = is_swagger(document);
  const std::string_view name = of_swagger ? "swagger" : "openapi";
  if (!document.has(name)) {
    document.unreadable(
        "Invalid OpenAPI input. Neither attribute swagger nor attribute openapi is there");
    return false;
  }
  const std::string version = document.text(name);
  if (of_swagger ? version == "2.0" : version.starts_with("3.0")) return true;
  document.problems().unreadable(
      document.member(name).place(),
      fmt::format("Invalid OpenAPI input. Version {} is not supported; 2.0 and 3.0 are", version),
      document.place().pointer);
  return false;
}

View first_server(const View& document) {
  const View servers = document.list("servers");
  const auto all = servers.members();
  return all.empty() ? servers.member("0") : all.front().second.expect_object();
}

std::string path_prefix(const View& document, BasePath handling) {
  std::string path = server_path(document);
  if (handling == BasePath::ignore) return {};
  if (handling == BasePath::prepend || path.empty()) return path;
  // The first segment is for a base path mapping of the whole API.
  const auto second = path.find('/', 1);
  return second == path.npos ? std::string() : path.substr(second);
}

std::vector<PathItem> path_items(const View& document, const std::string& prefix) {
  std::vector<PathItem> out;
  if (!document.has("paths")) {
    document.missing("paths");
    return out;
  }
  for (const auto& [path, member] : document.object("paths").members()) {
    if (is_extension(path)) continue;
    if (!path.starts_with('/')) {
      member.error(fmt::format("Parse issue: Resource {} should start with /", path));
      continue;
    }
    const View item = member.expect_object().resolved().expect_object();
    std::string whole = prefix + path;
    if (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
    out.push_back({std::move(whole), member, item});
  }
  return out;
}

std::vector<Operation> operations_of(const View& item) {
  std::vector<Operation> out;
  for (const auto& [name, member] : item.members()) {
    const auto found =
        std::find_if(std::begin(names), std::end(names),
                     [&wanted = name](const Name& known) { return known.member == wanted; });
    if (found != std::end(names)) {
      if (const View operation = item.object(name)) out.push_back({found->http_method, operation});
    } else if (name == "trace") {
      member.warn("The method TRACE is not supported. Ignoring.");
    } else if (!is_part_of_path_item(name)) {
      member.warn(fmt::format("Parse issue: attribute {} is unexpected", name));
    }
  }
  return out;
}

std::string operation_member(std::string_view http_method) {
  for (const Name& name : names) {
    if (name.http_method == http_method) return std::string(name.member);
  }
  return {};
}

std::string in_upper_case(std::string word) {
  for (char& c : word) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return word;
}

}  // namespace emulator::openapi
