#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

class JsonInput;

// The package of CreateFunction (below Code) and UpdateFunctionCode (at the top).
struct CodeInput {
  std::string zip;
  std::string source_kms_key_arn;
};

// Errors: SerializationException for what is no base64, InvalidParameterValueException without
// code, 501 for code in S3 and for images.
aws::Result<CodeInput> read_code(JsonInput& input, std::string_view operation);

}  // namespace emulator::lambda
