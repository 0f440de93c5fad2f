#include "handlers/apigatewayv2/route_table.hpp"

#include <algorithm>
#include <array>

#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::apigatewayv2 {

namespace {

constexpr std::string_view default_key = "$default";
constexpr std::array<std::string_view, 8> methods{"ANY",   "GET",  "POST",   "PUT",
                                                  "PATCH", "HEAD", "DELETE", "OPTIONS"};

// Takes the next segment off a path, which must begin with '/'.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const auto end = path.find('/');
  const std::string_view segment = path.substr(0, end);
  path = end == path.npos ? std::string_view() : path.substr(end);
  return segment;
}

bool is_variable(std::string_view segment) noexcept {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_greedy(std::string_view segment) noexcept {
  return is_variable(segment) && segment[segment.size() - 2] == '+';
}

std::string_view name_of(std::string_view variable) noexcept {
  return variable.substr(1, variable.size() - (is_greedy(variable) ? 3 : 2));
}

bool is_name(std::string_view text) noexcept {
  return !text.empty() && text.find_first_of("{}+/ ") == text.npos;
}

bool is_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  if (path == "/") return true;
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    if (!is_variable(segment)) {
      if (segment.empty() || segment.find_first_of("{} ") != segment.npos) return false;
      continue;
    }
    if (!is_name(name_of(segment)) || (is_greedy(segment) && !path.empty())) return false;
    if (std::find(names.begin(), names.end(), name_of(segment)) != names.end()) return false;
    names.push_back(name_of(segment));
  }
  return true;
}

}  // namespace

std::optional<RouteKey> parse_route_key(std::string_view text) {
  if (text == default_key) return RouteKey{text, {}};
  const auto space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  const RouteKey key{text.substr(0, space), text.substr(space + 1)};
  const bool known = std::find(methods.begin(), methods.end(), key.method) != methods.end();
  if (!known || !is_path(key.path)) return std::nullopt;
  return key;
}

void RouteTable::add(const LiveRoute& route) {
  const auto key = parse_route_key(route.key);
  if (key->path.empty()) {
    default_ = &route;
    return;
  }
  Entry entry{std::string(key->method), {}, &route};
  Node* node = &root_;
  std::string_view rest = key->path == "/" ? std::string_view() : key->path;
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    if (is_variable(segment)) entry.variables.emplace_back(name_of(segment));
    if (is_greedy(segment)) {
      node->greedy.push_back(std::move(entry));
      return;
    }
    auto& next = is_variable(segment) ? node->variable : node->literals[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  node->full.push_back(std::move(entry));
}

const RouteTable::Entry* RouteTable::pick(const std::vector<Entry>& entries,
                                          std::string_view method) noexcept {
  const Entry* any = nullptr;
  for (const Entry& entry : entries) {
    if (entry.method == method) return &entry;
    if (entry.method == "ANY") any = &entry;
  }
  return any;
}

const RouteTable::Entry* RouteTable::find(const Node& node, std::string_view rest,
                                          std::string_view method, bool greedy,
                                          std::vector<std::string>& values) {
  if (rest.empty()) return greedy ? nullptr : pick(node.full, method);
  std::string_view below = rest;
  const std::string_view segment = take_segment(below);
  if (const auto literal = node.literals.find(segment); literal != node.literals.end()) {
    if (const Entry* entry = find(*literal->second, below, method, greedy, values)) return entry;
  }
  if (node.variable && !segment.empty()) {
    values.emplace_back(segment);
    if (const Entry* entry = find(*node.variable, below, method, greedy, values)) return entry;
    values.pop_back();
  }
  // A greedy variable takes at least one character.
  if (!greedy || rest.size() < 2) return nullptr;
  const Entry* entry = pick(node.greedy, method);
  if (entry != nullptr) values.emplace_back(rest.substr(1));
  return entry;
}

std::optional<MatchedRoute> RouteTable::match(std::string_view method,
                                              std::string_view path) const {
  const std::string_view rest = path == "/" ? std::string_view() : path;
  for (const bool greedy : {false, true}) {
    std::vector<std::string> values;
    const Entry* entry = find(root_, rest, method, greedy, values);
    if (entry == nullptr) continue;
    MatchedRoute matched{entry->route, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
      matched.path_parameters.emplace_back(entry->variables[i], std::move(values[i]));
    return matched;
  }
  if (default_ == nullptr) return std::nullopt;
  return MatchedRoute{default_, {}};
}

}  // namespace emulator::apigatewayv2
