#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "daemon/aws/model.hpp"

namespace boost::asio {
class thread_pool;
}

namespace emulator::aws {

// What every input of a service is held against before its handler runs.
struct InputRules {
  const ServiceModel* model = nullptr;  // null checks nothing
  // Members whose failures are left to the handlers: "runtime".
  std::span<const std::string_view> waived = {};
  boost::asio::thread_pool* workers = nullptr;  // for large bodies
  std::size_t body_limit = 0;                   // of a JSON body; 0 for none
  // How the service calls the error that lists what is wrong.
  std::string_view error_code = "ValidationException";
  // Whether paths begin with the operation's input: "createRestApiInput.apiKeySource".
  bool names_input = false;
};

}  // namespace emulator::aws
