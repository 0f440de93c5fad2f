#include "daemon/aws/error.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <boost/throw_exception.hpp>

namespace emulator::aws {

void throw_exception_from_error(const Error& error, const boost::source_location& where) {
  boost::throw_exception(std::logic_error(error.code + ": " + error.message), where);
}

Error not_implemented(std::string_view service, std::string_view operation) {
  return {501, "NotImplementedException",
          fmt::format("{}.{} is not implemented by this emulator; nothing was changed.", service,
                      operation.empty() ? "(no operation named)" : operation)};
}

}  // namespace emulator::aws
