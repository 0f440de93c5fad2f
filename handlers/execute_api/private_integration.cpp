#include "handlers/execute_api/private_integration.hpp"

#include <fmt/format.h>

namespace emulator::execute_api {

namespace {

std::optional<http::Url> entry_of(const std::vector<std::string>& setting, std::string_view arn) {
  for (const std::string_view entry : setting) {
    if (!entry.starts_with(arn)) continue;
    const auto rest = entry.substr(arn.size());
    // A query has an equals sign of its own; what follows it is no URL.
    if (!rest.starts_with('=')) continue;
    if (auto url = http::parse_url(rest.substr(1))) return url;
  }
  return std::nullopt;
}

}  // namespace

std::optional<http::Url> private_endpoint(const std::vector<std::string>& setting,
                                          std::string_view arn) {
  if (auto exact = entry_of(setting, arn)) return exact;
  const auto query = arn.find('?');
  return query == arn.npos ? std::nullopt : entry_of(setting, arn.substr(0, query));
}

std::string missing_endpoint(std::string_view arn) {
  return fmt::format(
      "nothing says where {0} is: start the emulator with --private-integrations "
      "{0}=http://HOST:PORT "
      "(or PRIVATE_INTEGRATIONS={0}=http://HOST:PORT)",
      arn.substr(0, arn.find('?')));
}

}  // namespace emulator::execute_api
