#pragma once

#include <exception>
#include <optional>
#include <string>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/activity.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/platform.hpp"
#include "daemon/random.hpp"
#include "daemon/service.hpp"

namespace emulator {

// A platform for a service in a test, and calls to the service without the edge: a request goes in,
// the answer comes out.
class ServiceCaller {
 public:
  http::Response answer(Service& service, std::string method, std::string target,
                        std::string body) {
    http::Request request{std::move(method), std::move(target), {}, std::move(body), {}, 0};
    aws::Call call{request, scope, "test", "request-id", "http://localhost:4566"};
    std::optional<http::Response> response;
    boost::asio::co_spawn(loop, service.handle(call),
                          [&response](std::exception_ptr fault, http::Response given) {
                            if (fault) std::rethrow_exception(fault);
                            response = std::move(given);
                          });
    loop.restart();
    loop.run();
    return std::move(response).value();
  }

  Platform platform() {
    return Platform{loop.get_executor(), workers, clock, random, activity, config};
  }

  aws::Scope scope;
  Config config;
  boost::asio::io_context loop;
  boost::asio::thread_pool workers{1};
  ManualClock clock;
  SeededRandom random;
  Activity activity{loop.get_executor()};
};

}  // namespace emulator
