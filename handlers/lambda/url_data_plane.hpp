#pragma once

#include <memory>

#include <boost/asio/awaitable.hpp>

#include "handlers/lambda/url_request.hpp"

namespace emulator::lambda {

struct ServiceState;

// Answers a request to a function URL with what its function makes of it. An id that no function
// has is answered 403, as on AWS.
boost::asio::awaitable<http::Response> handle_url(std::shared_ptr<ServiceState> state,
                                                  UrlRequest request);

}  // namespace emulator::lambda
