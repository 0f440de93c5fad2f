#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::aws {
class Validation;
}

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

void validate_architectures(aws::Validation& validation,
                            const std::optional<std::vector<std::string>>& architectures);

// 413 past what AWS takes in one upload: 50 MB, in base64, and some more for the rest.
std::optional<aws::Error> check_upload_size(std::size_t body_size, std::string_view operation);

}  // namespace emulator::lambda
