#pragma once

#include <vector>

#include "handlers/apigateway/documentation.hpp"
#include "handlers/openapi/view.hpp"

namespace emulator::apigateway {

// The parts in a document's x-amazon-apigateway-documentation. What is no part is a warning.
std::vector<DocumentationPart> read_documentation(const openapi::View& document);

}  // namespace emulator::apigateway
