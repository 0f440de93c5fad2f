#include "handlers/lambda/code_input.hpp"

#include <utility>

#include <fmt/format.h>

#include "daemon/aws/validation.hpp"
#include "daemon/base64.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_input.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view architecture_values[] = {"x86_64", "arm64"};
constexpr std::size_t upload_limit = 70'167'211;

}  // namespace

aws::Result<CodeInput> read_code(JsonInput& input, std::string_view operation) {
  CodeInput code;
  if (input.says_something("S3Bucket") || input.says_something("S3Key")) {
    return unsupported(operation, "code from S3 (S3Bucket, S3Key; send the package as ZipFile)");
  }
  if (input.says_something("ImageUri")) {
    return unsupported(operation, "code from a container image (ImageUri)");
  }
  const auto encoded = input.text("ZipFile");
  code.source_kms_key_arn = input.text("SourceKMSKeyArn").value_or("");
  if (input.fault()) return *input.fault();
  if (!encoded) return invalid_parameter("Please provide a source for function code.");
  auto zip = base64_decode(*encoded);
  if (!zip) {
    return aws::Error{400, "SerializationException", "The value of 'ZipFile' is not base64."};
  }
  if (zip->empty()) return invalid_parameter("Uploaded file must be a non-empty zip");
  code.zip = std::move(*zip);
  return code;
}

void validate_architectures(aws::Validation& validation,
                            const std::optional<std::vector<std::string>>& architectures) {
  validation.list("architectures", architectures,
                  {.min_size = 1, .max_size = 1, .values = architecture_values});
}

std::optional<aws::Error> check_upload_size(std::size_t body_size, std::string_view operation) {
  if (body_size <= upload_limit) return std::nullopt;
  return aws::Error{413, "RequestEntityTooLargeException",
                    fmt::format("Request must be smaller than {} bytes for the {} operation",
                                upload_limit, operation)};
}

}  // namespace emulator::lambda
