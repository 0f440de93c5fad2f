#include "handlers/apigateway/route_tree.hpp"

#include <algorithm>
#include <array>

#include "daemon/http/url.hpp"
#include "handlers/apigateway/deployed_api.hpp"

namespace emulator::apigateway {

namespace {

// "/a/b" is "a" and "/b".
std::pair<std::string_view, std::string_view> split_segment(std::string_view path) {
  path.remove_prefix(1);
  const auto end = path.find('/');
  if (end == path.npos) return {path, {}};
  return {path.substr(0, end), path.substr(end)};
}

}  // namespace

const DeployedMethod* DeployedResource::method(std::string_view http_method) const noexcept {
  // What ANY stands for: https://docs.aws.amazon.com/apigateway/latest/developerguide/
  // api-gateway-method-settings-method-request.html
  static constexpr std::array<std::string_view, 7> any_methods = {
      "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"};
  if (std::find(any_methods.begin(), any_methods.end(), http_method) == any_methods.end()) {
    return nullptr;
  }
  const DeployedMethod* any = nullptr;
  for (const DeployedMethod& candidate : methods) {
    if (candidate.http_method == http_method) return &candidate;
    if (candidate.http_method == "ANY") any = &candidate;
  }
  return any;
}

void RouteTree::add(DeployedResource resource) {
  Node* node = &root_;
  std::string_view rest = resource.path == "/" ? std::string_view() : resource.path;
  while (!rest.empty()) {
    const auto [part, following] = split_segment(rest);
    rest = following;
    if (!part.starts_with('{')) {
      auto& child = node->literals[std::string(part)];
      if (!child) child = std::make_unique<Node>();
      node = child.get();
      continue;
    }
    if (!node->variable) node->variable = std::make_unique<Node>();
    node->greedy = part.ends_with("+}");
    node->variable_name = part.substr(1, part.size() - (node->greedy ? 3 : 2));
    node = node->variable.get();
  }
  resources_.push_back(std::make_unique<const DeployedResource>(std::move(resource)));
  node->resource = resources_.back().get();
}

std::optional<RouteMatch> RouteTree::match(std::string_view path) const {
  if (path.ends_with('/')) path.remove_suffix(1);
  RouteMatch found{nullptr, {}};
  found.resource = find(root_, path, found.path_parameters);
  if (found.resource == nullptr) return std::nullopt;
  return found;
}

const DeployedResource* RouteTree::find(const Node& node, std::string_view rest,
                                        PathParameters& parameters) const {
  if (rest.empty()) {
    const bool serves = node.resource != nullptr && !node.resource->methods.empty();
    return serves ? node.resource : nullptr;
  }
  const auto [segment, following] = split_segment(rest);
  auto literal = node.literals.find(segment);
  if (literal == node.literals.end() && segment.find('%') != segment.npos) {
    literal = node.literals.find(http::percent_decode(segment));
  }
  if (literal != node.literals.end()) {
    if (const auto* found = find(*literal->second, following, parameters)) return found;
  }
  if (!node.variable) return nullptr;
  if (node.greedy) {
    const auto* found = find(*node.variable, {}, parameters);
    if (found) parameters.emplace_back(node.variable_name, rest.substr(1));
    return found;
  }
  if (segment.empty()) return nullptr;
  parameters.emplace_back(node.variable_name, segment);
  if (const auto* found = find(*node.variable, following, parameters)) return found;
  parameters.pop_back();
  return nullptr;
}

}  // namespace emulator::apigateway
