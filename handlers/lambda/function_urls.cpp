#include "handlers/lambda/function_urls.hpp"

#include <utility>

#include <fmt/format.h>

#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

bool is_address(std::string_view host) {
  return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

std::optional<FunctionUrl> find_function_url(ServiceState& state, std::string_view url_id) {
  const auto entry = state.function_urls.find(url_id);
  if (entry == state.function_urls.end()) return std::nullopt;
  const FunctionTarget& target = entry->second;
  const Function* function = state.find(target.scope, target.name);
  if (function == nullptr) return std::nullopt;
  const auto config = function->url_configs.find(target.qualifier);
  if (config == function->url_configs.end()) return std::nullopt;
  return FunctionUrl{target, config->second};
}

aws::Result<ConfiguredUrl> configured_url_of(ServiceState& state, const aws::RestCall& call) {
  auto target = target_of(state, call, NameRule::create);
  if (!target) return target.error();
  ConfiguredUrl found;
  found.function = state.find(target->scope, target->name);
  const auto missing = [] {
    return resource_not_found("The resource you requested does not exist.");
  };
  if (found.function == nullptr) return missing();
  found.alias = std::move(target->qualifier);
  const auto config = found.function->url_configs.find(found.alias);
  if (config == found.function->url_configs.end()) return missing();
  found.config = &config->second;
  return found;
}

std::string function_url(std::string_view base_url, std::string_view url_id,
                         std::string_view region) {
  constexpr std::string_view scheme_end = "://";
  const auto scheme = base_url.find(scheme_end);
  const std::string_view authority = base_url.substr(scheme + scheme_end.size());
  const auto colon = authority.rfind(':');
  const bool has_port = colon != std::string_view::npos && authority.back() != ']';
  std::string_view host = authority.substr(0, has_port ? colon : authority.size());
  const std::string_view port = has_port ? authority.substr(colon) : std::string_view();
  if (is_address(host)) host = "localhost";
  return fmt::format("{}://{}.lambda-url.{}.{}{}/", base_url.substr(0, scheme), url_id, region,
                     host, port);
}

}  // namespace emulator::lambda
