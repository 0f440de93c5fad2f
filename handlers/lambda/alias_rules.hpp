#pragma once

#include <map>
#include <optional>
#include <string>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

struct Function;

// Whether an alias of the function can point to these versions. ResourceNotFoundException for one
// that doesn't exist, InvalidParameterValueException for what can't be weighted,
// ValidationException for a weight outside 0 to 1.
std::optional<aws::Error> check_routing(Function& function, const std::string& version,
                                        const std::map<std::string, double>& weights);

}  // namespace emulator::lambda
