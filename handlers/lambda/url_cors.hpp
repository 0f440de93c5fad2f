#pragma once

#include "daemon/http/message.hpp"
#include "handlers/lambda/function_url_config.hpp"

namespace emulator::lambda {

// A browser's question before a cross-origin request; a URL with a CORS configuration answers it by
// itself.
bool is_preflight(const http::Request& request);
http::Response answer_preflight(const FunctionUrlCors& cors, const http::Request& request);

// Adds what the configuration allows the origin of the request, if it has one.
void allow_origin(const FunctionUrlCors& cors, const http::Request& request,
                  http::Response& response);

}  // namespace emulator::lambda
