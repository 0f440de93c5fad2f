#pragma once

#include <string>
#include <variant>
#include <vector>

#include "daemon/http/client.hpp"
#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// Why a request leads nowhere: 503 for a private integration that can't be reached, else 500.
struct Unreachable {
  unsigned status;
  std::string reason;
};

// What a request becomes on its way to an HTTP endpoint: the integration's URI, with the request's
// path variables and the stage's put in, or where --private-integrations says that its ARN is.
std::variant<http::ClientRequest, Unreachable> proxy_request(
    const Exchange& exchange, const std::vector<std::string>& private_integrations);

// What of the endpoint's answer goes back.
http::Response proxy_answer(http::Response answer);

}  // namespace emulator::http_api
