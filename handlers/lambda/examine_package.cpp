#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/log.hpp"
#include "handlers/lambda/runtimes.hpp"
#include "handlers/lambda/service_state.hpp"
#include "lambda/function_version.hpp"
#include "lambda/language.hpp"
#include "lambda/package_check.hpp"

namespace emulator::lambda {

void examine_soon(ServiceState& state, const Function& function) {
  if (language_of(function.version->runtime) != Language::none) return;
  // The snapshot keeps the package where it is.
  boost::asio::post(state.platform.workers, [version = function.version] {
    for (const auto& fault : check_package(*version)) {
      if (fault.fails_here) {
        log::error("lambda {}: {}", version->function_name, fault.text);
      } else {
        log::warning("lambda {}: on AWS this will fail: {}", version->function_name, fault.text);
      }
    }
  });
}

}  // namespace emulator::lambda
