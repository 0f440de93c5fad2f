#pragma once

#include <string>

#include "daemon/http/url.hpp"
#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html

// What goes to an HTTP endpoint, and may be mapped.
struct Outbound {
  http::Headers headers;
  http::QueryParameters query;
  std::string path;
};

// Applies {"append:header.name": "$request.querystring.id", "remove:querystring.x": "''",
// "overwrite:path": "/x"}.
void map_request(const apigatewayv2::TextMap& parameters, const Exchange& exchange,
                 Outbound& outbound);
// Applies {"overwrite:statuscode": "403", "append:header.name": "$response.body.id"}.
void map_response(const apigatewayv2::TextMap& parameters, const Exchange& exchange,
                  http::Response& response);

// A text with the values of the references in it; nothing when one of them leads nowhere.
std::optional<std::string> mapped_value(const std::string& text, const Exchange& exchange);

// A reference's value: "request.header.name", "context.stage", "stageVariables.x"; the answer's
// where there is one.
std::optional<std::string> reference_value(const Exchange& exchange, std::string_view name,
                                           const http::Response* response = nullptr);

}  // namespace emulator::http_api
