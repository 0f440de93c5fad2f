#include <utility>

#include <fmt/format.h>

#include "handlers/lambda/code_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

boost::asio::awaitable<aws::Result<std::shared_ptr<const Package>>> take_code(ServiceState& state,
                                                                              CodeInput& code) {
  if (code.directory.empty()) co_return co_await state.packages.add(std::move(code.zip));
  auto package = state.packages.add_directory(code.directory);
  if (!package) {
    co_return invalid_parameter(fmt::format(
        "The bucket hot-reload runs a function from a directory, and S3Key names none: {}",
        code.directory));
  }
  co_return aws::Result<std::shared_ptr<const Package>>(std::move(package));
}

}  // namespace emulator::lambda
