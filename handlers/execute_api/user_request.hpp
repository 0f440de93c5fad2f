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
  // The same with the stage before it, as it stands in the request and without the first '/'; empty
  // where the request says _user_request_.
  std::string_view from_stage = {};
};

}  // namespace emulator::execute_api
