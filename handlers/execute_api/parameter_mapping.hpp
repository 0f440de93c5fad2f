#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// What an expression of a parameter mapping stands for; nothing for what isn't there. Only
// multivalue expressions have several values.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// request-response-data-mappings.html

// method.request.{header|querystring|path|multivalueheader|multivaluequerystring}.name,
// method.request.body[.path], context.…, stageVariables.…, 'static'.
std::vector<std::string> request_values(std::string_view expression, const Exchange& exchange,
                                        const vtl::InputParameters& parameters,
                                        const Fault* fault = nullptr);

// integration.response.{header|multivalueheader}.name, integration.response.body[.path], context.…,
// stageVariables.…, 'static'.
std::vector<std::string> response_values(std::string_view expression, const Exchange& exchange,
                                         const http::Headers& headers, std::string_view body);

// What those that mappings of other kinds of APIs share end in: "header.name" and its like among
// parameters, and "" or ".path" of a body.
std::vector<std::string> named_values(std::string_view expression,
                                      const vtl::InputParameters& parameters);
std::vector<std::string> body_values(std::string_view path, std::string_view body);

}  // namespace emulator::execute_api
