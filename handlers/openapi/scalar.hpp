#pragma once

#include <string_view>

#include "handlers/openapi/node.hpp"

namespace emulator::openapi {

// What a plain scalar of YAML is by the core schema of YAML 1.2: null, a boolean, a number, or else
// text. Digits after a leading zero ("007") and numbers that JSON has not (".inf") stay text.
// https://yaml.org/spec/1.2.2/#103-core-schema
Node plain_scalar(std::string_view text);

}  // namespace emulator::openapi
