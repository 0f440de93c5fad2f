#pragma once

#include <string>

#include "daemon/http/message.hpp"

namespace emulator::execute_api {

// A request of a deployed API's user, after the edge found out which API and stage it is for.
struct UserRequest {
  http::Request& request;
  std::string api_id;
  std::string stage;
  // What follows the stage, raw and never empty: "/orders//a%2Fb/".
  std::string path;
  std::string request_id;
};

}  // namespace emulator::execute_api
