#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/identity.hpp"
#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"

namespace emulator {
class Service;
}

namespace emulator::execute_api {

// Lets a service of this emulator answer an integration's request, as if it had come over the
// network.
boost::asio::awaitable<http::Response> call_service(const Platform& platform, Service& service,
                                                    aws::Scope scope, http::Request request,
                                                    std::string request_id);

}  // namespace emulator::execute_api
