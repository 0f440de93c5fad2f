#include "handlers/lambda/code_input.hpp"

#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/base64.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

aws::Result<CodeInput> read_code(aws::JsonInput& input, std::string_view operation) {
  CodeInput code;
  // The bucket's name is that of LocalStack's users.
  if (input.text("S3Bucket") == "hot-reload") {
    code.directory = input.text("S3Key").value_or("");
    if (input.fault()) return *input.fault();
    if (code.directory.empty()) return invalid_parameter("S3Key is the directory to run from.");
    return code;
  }
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

}  // namespace emulator::lambda
