#pragma once

// Include it in .cpp files only.

#include <string>
#include <vector>

#include "daemon/aws/error.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/code_input.hpp"
#include "handlers/lambda/function_settings.hpp"

namespace emulator::lambda {

// A CreateFunction request with everything checked that needs no state and is not in the service
// model.
struct CreateFunctionInput {
  std::string function_name;  // a name or an ARN, not yet parsed
  FunctionSettings settings;
  CodeInput code;
  aws::Tags tags;
  bool publish = false;
  std::string code_signing_config_arn;
  std::vector<std::string> layers;  // ARNs
};

aws::Result<CreateFunctionInput> read_create_function(const aws::Json& input,
                                                      const SettingsRules& rules);

}  // namespace emulator::lambda
