#include "handlers/websocket_api/listener.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::websocket_api {

namespace {

constexpr std::size_t most_in_flight = 64;

}  // namespace

DataPlane::Listener::Listener(DataPlane& plane, std::shared_ptr<Connection> connection)
    : plane_(plane),
      connection_(std::move(connection)),
      pause_(std::make_shared<asio::steady_timer>(plane.platform_.loop)) {
  connection_->answered = [pause = pause_] { pause->cancel(); };
}

void DataPlane::Listener::opened(std::shared_ptr<http::WebSocket> socket) {
  connection_->socket = std::move(socket);
  plane_.connections_.emplace(connection_->id, connection_);
}

asio::awaitable<void> DataPlane::Listener::received(std::string message, bool binary) {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
  if (binary) {
    connection_->socket->close(1003, "Binary frames are not supported");
    co_return;
  }
  Occurrence event = plane_.occurrence(Occurrence::Type::message, {});
  connection_->last_active_at = event.time;
  event.body = std::move(message);
  ++connection_->in_flight;
  asio::co_spawn(plane_.platform_.loop, plane_.deliver(connection_, std::move(event)),
                 asio::detached);
  // Whoever sends faster than its messages are answered is read no further.
  while (connection_->in_flight >= most_in_flight) {
    pause_->expires_at(asio::steady_timer::time_point::max());
    co_await pause_->async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

asio::awaitable<void> DataPlane::Listener::closed(std::uint16_t code, std::string reason) {
  plane_.connections_.erase(connection_->id);
  connection_->socket = nullptr;
  // A peer that closed without a word of why.
  if (code == 1005) reason = "Client-side close frame status not set";
  co_await plane_.part(connection_, code, std::move(reason));
}

}  // namespace emulator::websocket_api
