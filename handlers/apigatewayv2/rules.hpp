#pragma once

#include "daemon/aws/faults.hpp"
#include "handlers/apigatewayv2/state.hpp"

namespace emulator::apigatewayv2 {

// Before the id of the integration in a route's target.
inline constexpr std::string_view target_prefix = "integrations/";

// The API key selection expressions there are.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
inline constexpr std::string_view key_of_header = "$request.header.x-api-key";
inline constexpr std::string_view key_of_authorizer = "$context.authorizer.usageIdentifierKey";

// What a draft is checked in, before it takes the place of what was there.
struct Draft {
  State& state;
  const aws::RestCall& call;
  Located at;
  Document document;
  // What an update changes; null for a new entity.
  const Document* before = nullptr;
  // The members that the caller gave.
  Document given = {};

  const aws::Scope& scope() const noexcept { return call.call.scope; }
  bool of_websocket() const { return at.api->document.text("protocolType") == "WEBSOCKET"; }
};

// Each finds what is wrong besides what the service model says, by the names of the members, and
// fills in what AWS does when it isn't told.
void check_api(Draft& draft, aws::Faults& faults);
void check_route(Draft& draft, aws::Faults& faults);
void check_integration(Draft& draft, aws::Faults& faults);
void check_authorizer(Draft& draft, aws::Faults& faults);
// Those of what documents don't have stop at the first.
Result<void> check_stage(Draft& draft);
Result<void> check_deployment(Draft& draft);
Result<void> check_model(Draft& draft);
Result<void> check_answer(Draft& draft);  // route responses and integration responses
void find_faults(Kind kind, Draft& draft, aws::Faults& faults);
// The first fault, which is what operations answer.
Result<void> check(Kind kind, Draft& draft);
// Whether an API's models are JSON schemas; an API may forgo the question.
Result<void> check_schemas(const Entity& api);

// Whether an entity may go: AWS keeps what others need.
Result<void> check_removal(const State& state, const aws::Scope& scope, Kind kind,
                           const Located& at);

void check_tags(const Document& tags, aws::Faults& faults);
Result<void> check_tags(const Document& tags);

// The URL at which an API is.
std::string api_endpoint(const aws::RestCall& call, const std::string& id, bool websocket);

// Seconds, as AWS shows them: "2026-01-31T09:30:00Z".
std::string timestamp(const State& state);

}  // namespace emulator::apigatewayv2
