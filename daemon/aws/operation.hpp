#pragma once

#include <string_view>
#include <variant>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/http/message.hpp"

namespace emulator::aws {

// What implements an operation of service S for input In: a plain function, a coroutine where it
// has to wait, or nothing, which is answered 501 with the operation's name.
template <class S, class In>
using Handler = std::variant<std::monostate, Result<http::Response> (*)(S&, In&),
                             boost::asio::awaitable<Result<http::Response>> (*)(S&, In&)>;

template <class S, class In>
boost::asio::awaitable<Result<http::Response>> run(const Handler<S, In>& handler, S& service,
                                                   In& input, std::string_view service_name,
                                                   std::string_view operation) {
  if (const auto* plain = std::get_if<1>(&handler)) co_return (*plain)(service, input);
  if (const auto* waiting = std::get_if<2>(&handler)) co_return co_await (*waiting)(service, input);
  co_return not_implemented(service_name, operation);
}

}  // namespace emulator::aws
