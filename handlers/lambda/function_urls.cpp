#include "handlers/lambda/function_urls.hpp"

#include <fmt/format.h>

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
