#pragma once

#include "handlers/apigatewayv2/rules.hpp"

namespace emulator::apigatewayv2 {

// The route, the integration and the stage that CreateApi and UpdateApi make of a target.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html
Result<void> check_quick_create(const Draft& draft);
void quick_create(State& state, Entity& api, const Document& given);

}  // namespace emulator::apigatewayv2
