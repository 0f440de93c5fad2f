#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"

namespace emulator::aws {
class JsonInput;
}

namespace emulator::lambda {

struct Package;
struct ServiceState;

// The package of CreateFunction (below Code) and UpdateFunctionCode (at the top).
struct CodeInput {
  std::string zip;
  std::string directory;  // instead of a zip: S3Bucket=hot-reload, S3Key=/a/directory
  std::string source_kms_key_arn;
};

// Errors: SerializationException for what is no base64, InvalidParameterValueException without
// code, 501 for code in S3 and for images.
aws::Result<CodeInput> read_code(aws::JsonInput& input, std::string_view operation);

// The package of the input, unpacked or where it is.
boost::asio::awaitable<aws::Result<std::shared_ptr<const Package>>> take_code(ServiceState& state,
                                                                              CodeInput& code);

}  // namespace emulator::lambda
