#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "daemon/http/url.hpp"
#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"

namespace emulator::execute_api {

// What goes to an integration's endpoint, after all mapping.
struct IntegrationRequest {
  http::Headers headers;
  http::QueryParameters query;
  std::map<std::string, std::string> path;  // {name} in the URI
  std::string body;
};

// Puts values where "integration.request.{header|querystring|path}.name" says.
void set_parameter(IntegrationRequest& request, std::string_view target,
                   std::vector<std::string> values);

std::variant<IntegrationRequest, Fault> map_request(
    const apigateway::MappedIntegration& integration, const Exchange& exchange,
    const vtl::InputParameters& parameters);

// The URI with the values of the stage's variables and of the request's path parameters in it, and
// the query behind it. Nothing when the stage lacks a variable.
std::optional<std::string> target_uri(const std::string& uri, const IntegrationRequest& request,
                                      const apigateway::StringMap& stage_variables);
std::string query_text(const http::QueryParameters& query);

// A body by an integration's or a response's contentHandling; a text that should be binary and is
// no base64 gives nothing. What is taken for text and is none loses its other bytes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-payload-encodings-workflow.html
std::optional<std::string> converted(std::string body, std::string_view content_handling,
                                     bool is_binary);

}  // namespace emulator::execute_api
