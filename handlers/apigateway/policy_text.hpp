#pragma once

#include <string>
#include <string_view>

#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// A resource policy as the API keeps it: JSON without spaces. 400 for a text that is no policy;
// no text is no policy, which is none at all.
Result<std::string> checked_policy(std::string_view text);

// A kept policy as AWS shows it: JSON's escapes are put once before those of the answer it is in.
std::string shown_policy(std::string_view policy);

// "execute-api:/prod/GET/pets" in a policy is short for the ARN of the API that has it. A
// deployment has the ARNs.
std::string with_full_resources(std::string_view policy, const RestApi& api);

Error invalid_policy();

}  // namespace emulator::apigateway
