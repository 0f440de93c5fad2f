#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/errors.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/push.hpp"
#include "handlers/sns/state.hpp"

namespace emulator::sns {

namespace {

// Callers are told to read the ARN out of this.
aws::Error token_taken(const PlatformEndpoint& endpoint) {
  return invalid_parameter(
      "Token",
      fmt::format("Endpoint {} already exists with the same Token, but different attributes.",
                  endpoint.arn));
}

PlatformEndpoint& add_endpoint(State& state, FoundApplication& found, std::string token) {
  PlatformEndpoint endpoint;
  const auto app = found.application.arn.find(":app/");
  endpoint.arn = found.application.arn;
  endpoint.arn.replace(app, sizeof(":app/") - 1, ":endpoint/");
  endpoint.arn += "/" + state.platform.random.uuid();
  endpoint.application_arn = found.application.arn;
  endpoint.platform = found.application.platform;
  endpoint.token = std::move(token);
  std::string key = endpoint.arn;
  return found.push.endpoints.emplace(std::move(key), std::move(endpoint)).first->second;
}

}  // namespace

// What a caller doesn't say is no difference: a token alone finds the endpoint it has.
OperationResult create_platform_endpoint(State& state, aws::QueryCall& call) {
  auto found = find_application(state, call);
  if (!found) return found.error();
  const std::string token = call.parameters.get("Token");
  if (token.empty()) return invalid_parameter("Token");
  auto change = read_endpoint_attributes(call.parameters.map("Attributes.entry"));
  if (!change) return change.error();
  change->token = token;
  if (const std::string* user_data = call.parameters.find("CustomUserData")) {
    if (auto error = user_data_error(*user_data)) return *error;
    change->user_data = *user_data;
  }
  PlatformEndpoint* endpoint = found->push.find_token(found->application.arn, token);
  if (endpoint == nullptr) {
    endpoint = &add_endpoint(state, *found, token);
    change->apply(*endpoint);
  } else if (change->changes(*endpoint)) {
    return token_taken(*endpoint);
  }
  return aws::query_response(
      call, [endpoint](aws::XmlWriter& xml) { xml.element("EndpointArn", endpoint->arn); });
}

// Deleting an endpoint that isn't there is no error.
OperationResult delete_endpoint(State& state, aws::QueryCall& call) {
  const std::string arn = call.parameters.get("EndpointArn");
  const auto scope = parse_endpoint_arn(arn, "EndpointArn");
  if (!scope) return scope.error();
  if (Store* store = state.stores.find(*scope)) store->push.endpoints.erase(arn);
  return aws::query_response(call);
}

OperationResult get_endpoint_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_endpoint(state, call);
  if (!found) return found.error();
  return respond_attributes(call, describe(found->endpoint));
}

OperationResult set_endpoint_attributes(State& state, aws::QueryCall& call) {
  const auto found = find_endpoint(state, call);
  if (!found) return found.error();
  PlatformEndpoint& endpoint = found->endpoint;
  const auto change = read_endpoint_attributes(call.parameters.map("Attributes.entry"));
  if (!change) return change.error();
  if (change->token) {
    const auto* other = found->push.find_token(endpoint.application_arn, *change->token);
    if (other != nullptr && other != &endpoint) return token_taken(*other);
  }
  change->apply(endpoint);
  return aws::query_response(call);
}

OperationResult list_endpoints_by_platform_application(State& state, aws::QueryCall& call) {
  const auto found = find_application(state, call);
  if (!found) return found.error();
  const auto start = page_start(call);
  if (!start) return start.error();
  std::map<std::string, const PlatformEndpoint*> of_application;
  for (const auto& [arn, endpoint] : found->push.endpoints) {
    if (endpoint.application_arn == found->application.arn) of_application.emplace(arn, &endpoint);
  }
  const auto page = aws::page_of(of_application, *start, page_size);
  return aws::query_response(call, [&page](aws::XmlWriter& xml) {
    xml.open("Endpoints");
    for (const auto* const* endpoint : page.items) {
      xml.open("member");
      xml.element("EndpointArn", (*endpoint)->arn);
      write_attributes(xml, describe(**endpoint));
      xml.close();
    }
    xml.close();
    if (page.next_marker) xml.element("NextToken", *page.next_marker);
  });
}

}  // namespace emulator::sns
