#pragma once

#include <string_view>

#include "daemon/aws/faults.hpp"
#include "handlers/apigatewayv2/document.hpp"

namespace emulator::apigatewayv2 {

// What AWS does not take of the mappings of an integration's parameters: one fault, of which each
// mapping that is wrong is a part.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html

// {"overwrite:header.x": …, "append:querystring.y": …, "overwrite:path": …}
void check_request_parameters(const TextMap& parameters, aws::Faults& faults);
// {"200": {"overwrite:statuscode": …, "remove:header.x": …}}
void check_response_parameters(const Document& by_status, aws::Faults& faults);
// Of a WebSocket API: {"integration.request.header.x": "context.connectionId"}
void check_socket_parameters(const TextMap& parameters, aws::Faults& faults);

// Headers that belong to API Gateway.
bool is_reserved_header(std::string_view name) noexcept;

}  // namespace emulator::apigatewayv2
