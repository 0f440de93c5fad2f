#pragma once

#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/caller.hpp"
#include "daemon/aws/error.hpp"
#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"
#include "handlers/execute_api/exchange.hpp"

namespace emulator::execute_api {

// Who has signed a request for an API of that region, or 403 in AWS's words. What is given has to
// outlast the wait: a large body is hashed aside.
boost::asio::awaitable<aws::Result<aws::Caller>> signer_of(const Platform& platform,
                                                           const http::Request& request,
                                                           std::string_view region);

// What a REST or WebSocket API answers where there is no signer.
Fault signature_fault(const aws::Error& error);

}  // namespace emulator::execute_api
