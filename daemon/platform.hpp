#pragma once

#include <boost/asio/any_io_executor.hpp>

#include "daemon/clock.hpp"
#include "daemon/config.hpp"

namespace boost::asio {
class thread_pool;
}

namespace emulator {

class Activity;
class Random;

// What every service is handed: the loop it lives on, the pool for slow work, time, randomness, the
// count of work in flight and the settings. All outlive the services.
struct Platform {
  boost::asio::any_io_executor loop;
  boost::asio::thread_pool& workers;
  const Clock& clock;
  Random& random;
  Activity& activity;
  const Config& config;
};

}  // namespace emulator
