#pragma once

#include <string>

#include "handlers/openapi/node.hpp"

namespace emulator::openapi {

// Indented the way AWS does: {\n  "type" : "object"\n}
std::string to_pretty_json(const Node& node);
std::string to_json(const Node& node);
// Block style; texts that read as something else are quoted.
std::string to_yaml(const Node& node);

}  // namespace emulator::openapi
