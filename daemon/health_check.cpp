#include "daemon/health_check.hpp"

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "daemon/http/client.hpp"

namespace emulator {

bool is_healthy(const Config& config) {
  boost::asio::io_context loop{1};
  http::Client client(loop.get_executor(), {});
  http::ClientRequest request;
  request.url = {"http", "127.0.0.1", config.port, "/_emulator/health", ""};
  request.connect_timeout = request.timeout = std::chrono::seconds(2);
  bool healthy = false;
  boost::asio::co_spawn(loop, client.send(std::move(request)),
                        [&healthy](const std::exception_ptr& failure, const auto& response) {
                          healthy =
                              failure == nullptr && response.has_value() && response->status == 200;
                        });
  loop.run();
  return healthy;
}

}  // namespace emulator
