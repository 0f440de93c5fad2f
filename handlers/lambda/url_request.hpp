#pragma once

#include <string>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"

namespace emulator::lambda {

// A request to a function URL, after the edge found out which.
struct UrlRequest {
  http::Request& request;
  std::string url_id;
  std::string path;  // raw, begins with '/'
  std::string request_id;
  aws::Credential credential;  // what the request says of its signer; empty for none
};

}  // namespace emulator::lambda
