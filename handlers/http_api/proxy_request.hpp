#pragma once

#include <optional>

#include "daemon/http/client.hpp"
#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// What a request becomes on its way to an HTTP endpoint; nothing when the integration's URI, with
// the request's path variables and the stage's put in, is none.
std::optional<http::ClientRequest> proxy_request(const Exchange& exchange);

// What of the endpoint's answer goes back.
http::Response proxy_answer(http::Response answer);

}  // namespace emulator::http_api
