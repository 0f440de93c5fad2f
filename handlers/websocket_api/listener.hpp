#pragma once

#include <memory>

#include <boost/asio/steady_timer.hpp>

#include "handlers/websocket_api/data_plane.hpp"

namespace emulator::websocket_api {

// What the server tells of one connection. The data plane outlives the server.
class DataPlane::Listener final : public http::WebSocketListener {
 public:
  Listener(DataPlane& plane, std::shared_ptr<Connection> connection);

  void opened(std::shared_ptr<http::WebSocket> socket) override;
  asio::awaitable<void> received(std::string message, bool binary) override;
  asio::awaitable<void> closed(std::uint16_t code, std::string reason) override;

 private:
  DataPlane& plane_;
  const std::shared_ptr<Connection> connection_;
  const std::shared_ptr<asio::steady_timer> pause_;
};

}  // namespace emulator::websocket_api
