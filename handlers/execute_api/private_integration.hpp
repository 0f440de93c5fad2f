#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/url.hpp"

namespace emulator::execute_api {

// Where the load balancer, listener or Cloud Map service of an ARN is, by entries "ARN=URL" of
// --private-integrations. A query that selects instances of a Cloud Map service may be an entry's
// own: otherwise the entry without a query is for all of them.
std::optional<http::Url> private_endpoint(const std::vector<std::string>& setting,
                                          std::string_view arn);

// What to do about an ARN that has no entry, for the log.
std::string missing_endpoint(std::string_view arn);

}  // namespace emulator::execute_api
