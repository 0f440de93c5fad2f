#include "daemon/http/client.hpp"

#include <map>
#include <unordered_set>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/throw_exception.hpp>

namespace emulator::http {

namespace {

namespace beast = boost::beast;
using asio::ip::tcp;
using error_code = boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Kind = ClientError::Kind;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

// A connection that may be kept: plain, or TLS over it.
struct Connection {
  explicit Connection(const asio::any_io_executor& executor) : plain(std::in_place, executor) {}

  beast::tcp_stream& transport() { return tls ? beast::get_lowest_layer(*tls) : *plain; }

  // The peer may have closed a kept connection meanwhile; a request on it would be lost.
  bool usable() {
    auto& socket = transport().socket();
    char byte;
    const auto got = ::recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }

  std::optional<beast::tcp_stream> plain;
  std::optional<beast::ssl_stream<beast::tcp_stream>> tls;
  Clock::time_point idle_since;
};

using BeastRequest = beast::http::request<beast::http::string_body>;
using BeastParser = beast::http::response_parser<beast::http::string_body>;

BeastRequest to_beast(const ClientRequest& request) {
  BeastRequest message;
  message.version(11);
  message.method_string(request.method);
  message.target(request.url.target);
  for (const auto& [name, value] : request.headers)
    message.insert(name, value);
  message.set(beast::http::field::host, request.url.authority());
  message.body() = request.body;
  message.prepare_payload();
  return message;
}

Response from_beast(BeastParser::value_type&& message) {
  Response response;
  response.status = message.result_int();
  for (const auto& field : message) {
    response.headers.add(std::string(field.name_string()), std::string(field.value()));
  }
  response.body = std::move(message.body());
  return response;
}

ClientError failure(Kind kind, const ClientRequest& request, std::string_view step,
                    std::string_view why) {
  return {kind, fmt::format("{} {}: {}", step, request.url.authority(), why)};
}

ClientError failure(Kind kind, const ClientRequest& request, std::string_view step,
                    const error_code& error) {
  if (error == beast::error::timeout) {
    return failure(Kind::timeout, request, step, "no answer in time");
  }
  if (error == beast::http::error::body_limit) kind = Kind::too_large;
  if (error == beast::http::error::end_of_stream || error == asio::error::eof) {
    return failure(Kind::closed, request, step, "the endpoint closed the connection");
  }
  return failure(kind, request, step, error.message());
}

template <class Stream>
asio::awaitable<error_code> exchange(Stream& stream, const BeastRequest& message,
                                     BeastParser& parser) {
  const auto [write_error, sent] = co_await beast::http::async_write(stream, message, no_throw);
  if (write_error) co_return write_error;
  beast::flat_buffer buffer;
  const auto [read_error, received] =
      co_await beast::http::async_read(stream, buffer, parser, no_throw);
  co_return read_error;
}

}  // namespace

struct Client::Core : std::enable_shared_from_this<Client::Core> {
  Core(asio::any_io_executor loop, ClientOptions client_options)
      : executor(std::move(loop)), options(std::move(client_options)) {}

  asio::awaitable<boost::system::result<Response, ClientError>> send(ClientRequest request);
  asio::awaitable<boost::system::result<std::vector<tcp::endpoint>, ClientError>> resolve(
      const ClientRequest& request);
  asio::awaitable<std::optional<ClientError>> connect(Connection& connection,
                                                      const ClientRequest& request);
  asio::awaitable<std::optional<ClientError>> start_tls(Connection& connection,
                                                        const ClientRequest& request);
  std::shared_ptr<Connection> take_kept(const std::string& key);
  void keep(const std::string& key, std::shared_ptr<Connection> connection);
  asio::ssl::context& tls_context();

  asio::any_io_executor executor;
  const ClientOptions options;
  std::optional<asio::ssl::context> tls;
  std::map<std::string, std::vector<std::shared_ptr<Connection>>> kept;
  std::unordered_set<Connection*> active;
  bool closed = false;
};

// Made at the first https request: loading certificates is no part of start-up.
asio::ssl::context& Client::Core::tls_context() {
  if (!tls) {
    tls.emplace(asio::ssl::context::tls_client);
    tls->set_default_verify_paths();
    if (!options.ca_file.empty()) tls->load_verify_file(options.ca_file);
    tls->set_verify_mode(asio::ssl::verify_peer);
  }
  return *tls;
}

std::shared_ptr<Connection> Client::Core::take_kept(const std::string& key) {
  const auto found = kept.find(key);
  if (found == kept.end()) return nullptr;
  std::shared_ptr<Connection> usable;
  auto& connections = found->second;
  while (!connections.empty() && !usable) {
    auto candidate = std::move(connections.back());
    connections.pop_back();
    const bool fresh = Clock::now() - candidate->idle_since < options.idle_timeout;
    if (fresh && candidate->usable()) usable = std::move(candidate);
  }
  if (connections.empty()) kept.erase(found);
  return usable;
}

void Client::Core::keep(const std::string& key, std::shared_ptr<Connection> connection) {
  auto& connections = kept[key];
  if (connections.size() >= options.idle_connections_per_host) return;
  connection->idle_since = Clock::now();
  connection->transport().expires_never();
  connections.push_back(std::move(connection));
}

asio::awaitable<boost::system::result<std::vector<tcp::endpoint>, ClientError>>
Client::Core::resolve(const ClientRequest& request) {
  using namespace asio::experimental::awaitable_operators;
  error_code not_literal;
  const auto address = asio::ip::make_address(request.url.host, not_literal);
  if (!not_literal) co_return std::vector{tcp::endpoint(address, request.url.port)};

  tcp::resolver resolver(executor);
  asio::steady_timer timer(executor, request.connect_timeout);
  const std::string service = std::to_string(request.url.port);
  auto outcome = co_await (resolver.async_resolve(request.url.host, service, no_throw) ||
                           timer.async_wait(no_throw));
  if (outcome.index() == 1) {
    co_return failure(Kind::timeout, request, "resolve", "no answer from the name service");
  }
  const auto& [error, found] = std::get<0>(outcome);
  if (error) co_return failure(Kind::resolve, request, "resolve", error.message());
  std::vector<tcp::endpoint> endpoints;
  for (const auto& entry : found)
    endpoints.push_back(entry.endpoint());
  co_return endpoints;
}

asio::awaitable<std::optional<ClientError>> Client::Core::connect(Connection& connection,
                                                                  const ClientRequest& request) {
  const auto endpoints = co_await resolve(request);
  if (!endpoints) co_return endpoints.error();
  connection.transport().expires_after(request.connect_timeout);
  const auto [error, endpoint] =
      co_await connection.transport().async_connect(*endpoints, no_throw);
  if (error) co_return failure(Kind::connect, request, "connect to", error);
  error_code ignored;  // only latency is at stake
  connection.transport().socket().set_option(tcp::no_delay(true), ignored);
  if (request.url.scheme == "https") co_return co_await start_tls(connection, request);
  co_return std::nullopt;
}

asio::awaitable<std::optional<ClientError>> Client::Core::start_tls(Connection& connection,
                                                                    const ClientRequest& request) {
  connection.tls.emplace(std::move(*connection.plain), tls_context());
  connection.plain.reset();
  auto& stream = *connection.tls;
  stream.set_verify_callback(asio::ssl::host_name_verification(request.url.host));
  if (!SSL_set_tlsext_host_name(stream.native_handle(), request.url.host.c_str())) {
    co_return failure(Kind::tls, request, "TLS with", "the name cannot be used for SNI");
  }
  const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::client, no_throw);
  if (error) co_return failure(Kind::tls, request, "TLS with", error);
  co_return std::nullopt;
}

asio::awaitable<boost::system::result<Response, ClientError>> Client::Core::send(
    ClientRequest request) {
  const auto deadline = Clock::now() + request.timeout;
  const std::string key = request.url.scheme + "://" + request.url.authority();
  std::shared_ptr<Connection> connection = take_kept(key);
  const bool fresh = connection == nullptr;
  if (fresh) connection = std::make_shared<Connection>(executor);

  active.insert(connection.get());
  const auto leave = [this, &connection](void*) { active.erase(connection.get()); };
  const std::unique_ptr<void, decltype(leave)> guard(connection.get(), leave);

  if (fresh) {
    const auto error = co_await connect(*connection, request);
    if (error) co_return *error;
  }
  if (closed) co_return failure(Kind::closed, request, "send to", "the client is shutting down");

  const BeastRequest message = to_beast(request);
  BeastParser parser;
  parser.body_limit(request.response_limit);
  if (request.method == "HEAD") parser.skip(true);
  connection->transport().expires_at(deadline);
  // Not a conditional expression: g++ 12 miscompiles co_await inside one.
  error_code error;
  if (connection->tls) {
    error = co_await exchange(*connection->tls, message, parser);
  } else {
    error = co_await exchange(*connection->plain, message, parser);
  }
  if (error) {
    const Kind kind =
        error.category() == beast::http::make_error_code(beast::http::error::bad_version).category()
            ? Kind::malformed
            : Kind::closed;
    co_return failure(kind, request, "answer of", error);
  }
  if (parser.keep_alive() && !closed) keep(key, connection);
  co_return from_beast(parser.release());
}

Client::Client(asio::any_io_executor executor, ClientOptions options)
    : core_(std::make_shared<Core>(std::move(executor), std::move(options))) {}

Client::~Client() {
  close();
}

asio::awaitable<boost::system::result<Response, ClientError>> Client::send(ClientRequest request) {
  // The coroutine may outlive the Client, its state must not.
  const std::shared_ptr<Core> core = core_;
  co_return co_await core->send(std::move(request));
}

void Client::close() {
  core_->closed = true;
  core_->kept.clear();
  for (Connection* connection : core_->active)
    connection->transport().cancel();
}

void throw_exception_from_error(const ClientError& error, const boost::source_location& where) {
  boost::throw_exception(std::runtime_error(error.message), where);
}

}  // namespace emulator::http
