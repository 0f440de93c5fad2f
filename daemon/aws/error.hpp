#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace emulator::aws {

// An error a caller can cause, in AWS's own words. Protocols render it; handlers only name it.
struct Error {
  unsigned status = 400;
  std::string code;     // "ResourceNotFoundException", "InvalidParameter", …
  std::string message;  // AWS's text
  // Further string members of the error shape, for example {"Reason",
  // "ReservedFunctionConcurrent…"}.
  std::vector<std::pair<std::string, std::string>> members = {};
};

template <class T>
using Result = boost::system::result<T, Error>;

[[noreturn]] void throw_exception_from_error(const Error& error,
                                             const boost::source_location& where);

// 501, in the caller's protocol: "lambda.PublishLayerVersion is not implemented by this emulator".
Error not_implemented(std::string_view service, std::string_view operation);

}  // namespace emulator::aws
