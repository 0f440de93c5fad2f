#pragma once

#include <optional>
#include <string>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// What an integration answered.
struct IntegrationAnswer {
  unsigned status = 200;
  http::Headers headers = {};
  std::string body = {};
  // What selection patterns are held against: the status, or a function's error message. Nothing
  // for a function that succeeded, for which only the default response is.
  std::optional<std::string> selector = {};
};

// The response to the caller, by the integration response that fits.
Outcome map_response(const apigateway::MappedIntegration& integration, IntegrationAnswer answer,
                     const Exchange& exchange, const vtl::InputParameters& parameters);

// The answer of an HTTP_PROXY integration passes as it is, but for headers that belong to a
// connection and a body that its caller takes in another form.
Outcome passed_through(IntegrationAnswer answer, const Exchange& exchange);

// The status code of a MOCK integration's {"statusCode": 200}. AWS reads it leniently: the name may
// be unquoted, the number quoted.
std::optional<std::string> mock_status(std::string_view text);

// The errorMessage of a function's error, or nothing.
std::optional<std::string> error_message(std::string_view payload);

}  // namespace emulator::execute_api
