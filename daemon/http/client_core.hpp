#pragma once

// What a client's requests share. Include in client*.cpp only.

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "daemon/http/client.hpp"
#include "daemon/http/connection.hpp"

namespace emulator::http {

inline constexpr std::uint32_t response_header_limit = 64 * 1024;

// What became of a request by what failed; `kind` where the error doesn't tell.
ClientError failure(ClientError::Kind kind, const ClientRequest& request, std::string_view step,
                    std::string_view why);
ClientError failure(ClientError::Kind kind, const ClientRequest& request, std::string_view step,
                    const boost::system::error_code& error);

struct Client::Core : std::enable_shared_from_this<Client::Core> {
  using tcp = asio::ip::tcp;
  template <class T>
  using Result = boost::system::result<T, ClientError>;

  // A connection in use, and what it is kept by afterwards. close() finds it for as long.
  struct Lease {
    Lease(std::shared_ptr<Core> owner, std::shared_ptr<Connection> used, std::string kept_by)
        : core(std::move(owner)), connection(std::move(used)), key(std::move(kept_by)) {
      core->active.insert(connection.get());
    }
    ~Lease() { core->active.erase(connection.get()); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    const std::shared_ptr<Core> core;
    const std::shared_ptr<Connection> connection;
    const std::string key;
  };

  Core(asio::any_io_executor loop, ClientOptions client_options)
      : executor(std::move(loop)), options(std::move(client_options)) {}

  asio::awaitable<Result<Response>> send(ClientRequest request);
  // client_streaming.cpp
  asio::awaitable<Result<Response>> open(ClientRequest request, std::chrono::milliseconds idle);

  // Sends the request; the answer is still to come.
  asio::awaitable<Result<std::unique_ptr<Lease>>> begin(
      const ClientRequest& request, std::chrono::steady_clock::time_point deadline);
  asio::awaitable<Result<std::vector<tcp::endpoint>>> resolve(const ClientRequest& request);
  asio::awaitable<std::optional<ClientError>> connect(Connection& connection,
                                                      const ClientRequest& request);
  std::shared_ptr<Connection> take_kept(const std::string& key);
  // For the next request, if the client still wants one.
  void keep(const Lease& lease);
  asio::ssl::context& tls_context();
  void close();

  asio::any_io_executor executor;
  const ClientOptions options;
  std::optional<asio::ssl::context> tls;
  std::map<std::string, std::vector<std::shared_ptr<Connection>>> kept;
  std::unordered_set<Connection*> active;
  bool closed = false;
};

}  // namespace emulator::http
