#pragma once

#include "handlers/apigateway/model.hpp"

namespace emulator {
class Random;
}

namespace emulator::apigateway {

// A new draft like another one: its settings, resources and methods, under new ids. Names, tags,
// deployments and stages are not taken along.
RestApi clone_draft(const RestApi& source, Random& random);

}  // namespace emulator::apigateway
