#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// What a function is invoked with, in the format its integration asks for.
std::string integration_event(const Exchange& exchange, apigatewayv2::PayloadFormat format);

// The same for a Lambda authorizer, with the values of its identity sources.
std::string authorizer_event(const Exchange& exchange, apigatewayv2::PayloadFormat format,
                             const std::vector<std::string>& identity);

}  // namespace emulator::http_api
