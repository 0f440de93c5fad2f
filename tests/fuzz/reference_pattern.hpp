#pragma once

#include <optional>

#include "daemon/aws/json.hpp"

namespace emulator::fuzz {

// Event patterns the naive way: the pattern becomes rules, the event a list of fields, and every
// choice of a field for each rule is tried. Nothing when there are too many to try. Pattern and
// event have to be valid.
std::optional<bool> reference_matches(const aws::Json& pattern, const aws::Json& event);

}  // namespace emulator::fuzz
