#include "handlers/execute_api/cache_gate.hpp"

#include <fmt/format.h>

#include "handlers/apigateway/stage_features.hpp"
#include "handlers/execute_api/parameter_mapping.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::MethodSettings;

// "*/*" is about methods that only read; others are cached by settings of their own.
bool is_cached(const Exchange& exchange) {
  const MethodSettings* settings = exchange.settings;
  if (settings == nullptr || !settings->caching_enabled || settings->cache_ttl_seconds == 0) {
    return false;
  }
  if (exchange.request.request.method == "GET") return true;
  const auto of_all = exchange.features->method_settings.find("*/*");
  return of_all == exchange.features->method_settings.end() || settings != &of_all->second;
}

bool asks_for_new_answer(const http::Headers& headers) {
  std::string_view rest = headers.get("Cache-Control");
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    std::string_view directive = rest.substr(0, comma);
    rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
    while (directive.starts_with(' '))
      directive.remove_prefix(1);
    while (directive.ends_with(' '))
      directive.remove_suffix(1);
    if (http::equals_ignoring_case(directive, "max-age=0")) return true;
  }
  return false;
}

// A parameter of the request; one of the integration's request is what it is mapped from.
std::string source_of(const Exchange& exchange, const std::string& parameter) {
  constexpr std::string_view integration = "integration.request.";
  if (!parameter.starts_with(integration)) return parameter;
  using Mapped = std::shared_ptr<const apigateway::MappedIntegration>;
  if (const auto* mapped = std::get_if<Mapped>(&exchange.method->integration)) {
    for (const auto& [target, expression] : (*mapped)->parameters) {
      if (target == parameter) return expression;
    }
  }
  return "method.request." + parameter.substr(integration.size());
}

}  // namespace

std::string cache_key(const Exchange& exchange, const vtl::InputParameters& parameters) {
  const auto& method = *exchange.method;
  std::string key = method.cache_namespace + "\n" + exchange.request.request.method;
  for (const std::string& parameter : method.cache_key_parameters) {
    key += '\n';
    // Lengths keep one value apart from two.
    for (const auto& value : request_values(source_of(exchange, parameter), exchange, parameters)) {
      key += fmt::format("{}:{}", value.size(), value);
    }
  }
  return key;
}

std::variant<CacheUse, Fault> cache_use(const Exchange& exchange,
                                        const vtl::InputParameters& parameters) {
  CacheUse use;
  if (!exchange.features || !exchange.features->cache || !is_cached(exchange)) return use;
  const bool is_own = exchange.is_canary && exchange.features->canary_cache;
  use.cache = is_own ? exchange.features->canary_cache.get() : exchange.features->cache.get();
  use.key = cache_key(exchange, parameters);
  if (!asks_for_new_answer(exchange.request.request.headers)) return use;
  const MethodSettings& settings = *exchange.settings;
  // Who has signed a request as IAM has it may do here what it asks for.
  const bool is_authorized = !settings.require_authorization_for_cache_control ||
                             exchange.method->authorization_type == "AWS_IAM";
  if (is_authorized) {
    use.may_answer = false;
    return use;
  }
  const std::string& strategy = settings.unauthorized_cache_control_header_strategy;
  if (strategy == "FAIL_WITH_403") {
    return Fault{.type = apigateway::ResponseType::access_denied,
                 .reason = "The caller may not invalidate the cache",
                 .message = "Unauthorized cache control header"};
  }
  use.warns = strategy == "SUCCEED_WITH_RESPONSE_HEADER";
  return use;
}

void add_cache_warning(http::Response& response) {
  response.headers.set("Warning", R"(199 - "Cache control header was ignored")");
}

}  // namespace emulator::execute_api
