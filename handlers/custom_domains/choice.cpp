#include "handlers/custom_domains/choice.hpp"

#include <algorithm>

#include "daemon/http/url.hpp"

namespace emulator::custom_domains {

namespace {

// No base path is longer.
constexpr std::size_t longest_base_path = 300;

// Splits a raw path into its first segment and the rest, which begins with '/' or is empty.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(path.starts_with('/') ? 1 : 0);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

std::string rooted(std::string_view path) {
  return path.empty() ? "/" : std::string(path);
}

// What is left of a path after the longest of its beginnings that `known` knows; nothing where it
// knows none. A beginning is some whole segments, decoded: "orders/v1".
template <class Known>
std::optional<std::string_view> after_longest(std::string_view path, Known known) {
  std::optional<std::string_view> rest;
  std::string base;
  while (!path.empty() && base.size() <= longest_base_path) {
    if (!base.empty()) base += '/';
    const std::string_view segment = take_segment(path);
    if (segment.empty()) break;
    base += http::percent_decode(segment);
    if (known(base)) rest = path;
  }
  return rest;
}

bool holds(const std::vector<HeaderGlob>& globs, const http::Headers& headers) {
  for (const auto& [name, value] : headers) {
    for (const HeaderGlob& glob : globs) {
      if (http::equals_ignoring_case(name, glob.name) && matches_glob(glob.value, value)) {
        return true;
      }
    }
  }
  return false;
}

std::optional<Choice> choice_of(const RoutingRule& rule, std::string_view path,
                                const http::Headers& headers) {
  std::string_view rest = path;
  for (const auto& [base_paths, globs] : rule.conditions) {
    if (!globs.empty() && !holds(globs, headers)) return std::nullopt;
    if (base_paths.empty()) continue;
    const auto after = after_longest(path, [&list = base_paths](const std::string& base) {
      return std::find(list.begin(), list.end(), base) != list.end();
    });
    if (!after) return std::nullopt;
    if (rule.strip_base_path) rest = *after;
  }
  return Choice{rule.api_id, rule.stage, rooted(rest)};
}

std::optional<Choice> by_rules(const Domain& domain, std::string_view path,
                               const http::Headers& headers) {
  std::optional<Choice> chosen;
  int best = 0;
  for (const auto& [id, rule] : domain.rules) {
    if (chosen && rule.priority > best) continue;
    if (auto fits = choice_of(rule, path, headers)) {
      chosen = std::move(fits);
      best = rule.priority;
    }
  }
  return chosen;
}

std::optional<Choice> by_mappings(const Domain& domain, std::string_view path) {
  const Mapping* mapping = nullptr;
  const auto after = after_longest(path, [&](const std::string& base) {
    const auto found = domain.mappings.find(base);
    if (found == domain.mappings.end()) return false;
    mapping = &found->second;
    return true;
  });
  std::string_view rest = after.value_or(path);
  if (mapping == nullptr) {
    const auto other = domain.mappings.find("");
    if (other == domain.mappings.end()) return std::nullopt;
    mapping = &other->second;
  }
  Choice choice{mapping->api_id, mapping->stage, {}};
  if (choice.stage.empty()) choice.stage = http::percent_decode(take_segment(rest));
  choice.path = rooted(rest);
  return choice;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view value) noexcept {
  const bool any_before = glob.starts_with('*');
  if (any_before) glob.remove_prefix(1);
  const bool any_after = glob.ends_with('*');
  if (any_after) glob.remove_suffix(1);
  if (any_before && any_after) return value.find(glob) != value.npos;
  if (any_before) return value.ends_with(glob);
  return any_after ? value.starts_with(glob) : value == glob;
}

std::optional<Choice> choose(const Domain& domain, std::string_view path,
                             const http::Headers& headers) {
  if (domain.routing_mode != RoutingMode::mappings) {
    auto chosen = by_rules(domain, path, headers);
    if (chosen || domain.routing_mode == RoutingMode::rules) return chosen;
  }
  return by_mappings(domain, path);
}

}  // namespace emulator::custom_domains
