#pragma once

#include "daemon/aws/document.hpp"

namespace emulator::apigatewayv2 {

// What an operation keeps of an entity. The service model has checked the members' types before
// anything comes in here.
using aws::Document;
using aws::TextMap;

}  // namespace emulator::apigatewayv2
