#pragma once

#include "daemon/http/message.hpp"
#include "daemon/http/url.hpp"

namespace emulator::execute_api {

// The decoded query of a request to a REST API, where a semicolon splits as well.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
inline http::QueryParameters query_parameters(const http::Request& request) {
  return http::parse_query(request.query(), "&;");
}

}  // namespace emulator::execute_api
