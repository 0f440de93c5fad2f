#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"
#include "daemon/aws/tags.hpp"
#include "handlers/lambda/code_input.hpp"
#include "handlers/lambda/function_settings.hpp"

namespace emulator::lambda {

// A CreateFunction request with everything checked that needs no state.
struct CreateFunctionInput {
  std::string function_name;  // a name or an ARN, not yet parsed
  FunctionSettings settings;
  CodeInput code;
  aws::Tags tags;
  bool publish = false;
};

aws::Result<CreateFunctionInput> read_create_function(std::string_view body,
                                                      const SettingsRules& rules);

}  // namespace emulator::lambda
