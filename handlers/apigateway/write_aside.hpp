#pragma once

#include <functional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "handlers/apigateway/state.hpp"

namespace emulator::apigateway {

using Writing = std::function<Result<std::string>()>;

// Writes what would hold the loop for too long on another thread, for all that is downloaded alike:
// each type of work that is offloaded costs the program as much code again. `write` must own what
// it touches.
boost::asio::awaitable<Result<std::string>> write_aside(State& state, Writing write);

}  // namespace emulator::apigateway
