#include "handlers/apigateway/resource_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

bool is_variable(std::string_view part) noexcept {
  return part.starts_with('{');
}
bool is_greedy(std::string_view part) noexcept {
  return part.ends_with("+}");
}

// a-z, A-Z, 0-9 and "._-:", or a variable of such a name: {id}, {proxy+}.
bool is_path_part(std::string_view part) noexcept {
  if (is_variable(part)) {
    if (!part.ends_with('}')) return false;
    part = part.substr(1, part.size() - 2);
    if (part.ends_with('+')) part.remove_suffix(1);
  }
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == ':';
  });
}

// AWS takes one variable below a parent, and one part of a name.
Result<void> check_siblings(const RestApi& api, const Resource& parent, std::string_view path_part,
                            std::string_view self) {
  for (const auto& [id, sibling] : api.resources) {
    if (sibling.parent_id != parent.id || id == self) continue;
    if (sibling.path_part == path_part) {
      return conflict(fmt::format("Another resource with the same parent already has this name: {}",
                                  path_part));
    }
    if (is_variable(sibling.path_part) && is_variable(path_part)) {
      return bad_request(fmt::format(
          "A sibling ({}) of this resource already has a variable path part -- only one is allowed",
          sibling.path_part));
    }
  }
  return {};
}

}  // namespace

void find_place_faults(const RestApi& api, const Resource& parent, std::string_view path_part,
                       Faults& faults, std::string_view self) {
  constexpr std::string_view member = "/pathPart";
  const bool is_valid = is_path_part(path_part);
  if (!is_valid) {
    faults.add(std::string(member),
               bad_request("Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path "
                           "variable and curly braces at the beginning and the end."));
  }
  if (is_greedy(parent.path_part)) {
    faults.add("/parentId", bad_request(fmt::format("Cannot create a child of a resource with a "
                                                    "greedy path variable: {}",
                                                    parent.path_part)));
  }
  if (is_valid) faults.take(member, check_siblings(api, parent, path_part, self));
  const bool has_children = !self.empty() && std::any_of(api.resources.begin(), api.resources.end(),
                                                         [self](const auto& entry) {
                                                           return entry.second.parent_id == self;
                                                         });
  if (is_greedy(path_part) && has_children) {
    faults.add(std::string(member), bad_request("Cannot make a resource with children to a "
                                                "resource with a greedy path variable"));
  }
}

Result<void> check_place(const RestApi& api, const Resource& parent, std::string_view path_part,
                         std::string_view self) {
  Faults faults;
  find_place_faults(api, parent, path_part, faults, self);
  return faults.first();
}

void recompute_paths(RestApi& api) {
  for (auto& [id, resource] : api.resources) {
    std::string path;
    for (const Resource* at = &resource; !at->parent_id.empty();
         at = &api.resources.at(at->parent_id)) {
      path.insert(0, "/" + at->path_part);
    }
    resource.path = path.empty() ? "/" : std::move(path);
  }
}

bool is_within(const RestApi& api, const std::string& id, std::string_view ancestor) {
  for (const std::string* at = &id; !at->empty(); at = &api.resources.at(*at).parent_id) {
    if (*at == ancestor) return true;
  }
  return false;
}

}  // namespace emulator::apigateway
