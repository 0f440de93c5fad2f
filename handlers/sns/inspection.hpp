#pragma once

#include <boost/asio/awaitable.hpp>

#include "daemon/http/message.hpp"

namespace emulator::sns {

struct State;

// Whether inspect() answers the path.
bool is_inspection(std::string_view path) noexcept;

// What tests ask to know: GET /_emulator/sns/messages[/{id}], and LocalStack's /_aws/sns/….
boost::asio::awaitable<http::Response> inspect(State& state, const http::Request& request);

// LocalStack's endpoints for messages to phones and mobile endpoints, and for tokens.
http::Response inspect_as_localstack(State& state, const http::Request& request);

// An answer of these endpoints that is no success.
http::Response inspection_error(unsigned status, std::string_view text);

}  // namespace emulator::sns
