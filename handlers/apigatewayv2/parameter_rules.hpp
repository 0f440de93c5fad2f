#pragma once

#include <string_view>

#include "daemon/aws/error.hpp"
#include "handlers/apigatewayv2/document.hpp"

namespace emulator::apigatewayv2 {

// Whether AWS takes the mappings of an integration's parameters.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html

// {"overwrite:header.x": …, "append:querystring.y": …, "overwrite:path": …}
aws::Result<void> check_request_parameters(const TextMap& parameters);
// {"200": {"overwrite:statuscode": …, "remove:header.x": …}}
aws::Result<void> check_response_parameters(const Document& by_status);
// Of a WebSocket API: {"integration.request.header.x": "context.connectionId"}
aws::Result<void> check_socket_parameters(const TextMap& parameters);

// Headers that belong to API Gateway.
bool is_reserved_header(std::string_view name) noexcept;

}  // namespace emulator::apigatewayv2
