#pragma once

#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// One request to an AWS endpoint, after routing.
struct Call {
  http::Request& request;
  Scope scope;
  std::string access_key_id;
  std::string request_id;
  // Scheme, host and port under which the caller reached us, or the configured ones:
  // "http://emulator:4566". Every URL that the emulator hands out begins with it.
  std::string base_url;
};

}  // namespace emulator::aws
