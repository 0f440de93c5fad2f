#include "handlers/apigateway/write_aside.hpp"

#include "daemon/offload.hpp"

namespace emulator::apigateway {

boost::asio::awaitable<Result<std::string>> write_aside(State& state, Writing write) {
  co_return co_await offload(state.platform.workers, std::move(write));
}

}  // namespace emulator::apigateway
