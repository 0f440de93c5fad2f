#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/http/headers.hpp"
#include "handlers/custom_domains/domain.hpp"

namespace emulator::custom_domains {

// The API that a request to a domain is for.
struct Choice {
  std::string api_id;
  std::string stage;
  std::string path;  // raw, without the base path that was mapped; begins with '/'
};

// By the domain's rules and mappings, as its routing mode says; nothing where none fits. `path` is
// raw.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-mode.html
std::optional<Choice> choose(const Domain& domain, std::string_view path,
                             const http::Headers& headers);

// Whether a value fits "text", "text*", "*text" or "*text*".
bool matches_glob(std::string_view glob, std::string_view value) noexcept;

}  // namespace emulator::custom_domains
