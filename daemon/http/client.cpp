#include "daemon/http/client.hpp"

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/throw_exception.hpp>

#include "daemon/http/client_core.hpp"
#include "daemon/http/response_parser.hpp"

namespace emulator::http {

namespace {

using asio::ip::tcp;
using error_code = boost::system::error_code;
using HttpError = boost::beast::http::error;
using Clock = std::chrono::steady_clock;
using Kind = ClientError::Kind;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

std::string serialize(const ClientRequest& request) {
  std::string out;
  out.reserve(512 + request.body.size());
  out.append(request.method).append(" ").append(request.url.target).append(" HTTP/1.1\r\nHost: ");
  out.append(request.host.empty() ? request.url.authority() : request.host);
  for (const auto& [name, value] : request.headers) {
    out.append("\r\n").append(name).append(": ").append(value);
  }
  const bool may_have_none = request.method == "GET" || request.method == "HEAD";
  if (!request.body.empty() || !may_have_none) {
    out.append("\r\nContent-Length: ").append(std::to_string(request.body.size()));
  }
  out.append("\r\n\r\n").append(request.body);
  return out;
}

asio::awaitable<error_code> read_response(Connection& connection, ResponseParser& parser,
                                          Clock::time_point deadline) {
  std::string buffer;
  while (true) {
    error_code error;
    std::size_t used = 0;
    while (used < buffer.size() && !parser.is_done()) {
      const std::size_t taken =
          parser.put(asio::buffer(buffer.data() + used, buffer.size() - used), error);
      used += taken;
      if (error || taken == 0) break;
    }
    buffer.erase(0, used);
    if (error && error != HttpError::need_more) co_return error;
    if (parser.is_done()) co_return error_code();
    error = co_await connection.read(buffer, deadline);
    // A body without a length ends with the connection.
    if (error == asio::error::eof && parser.got_some() && !parser.is_done()) {
      parser.put_eof(error);
      if (error) co_return asio::error::eof;
      co_return error_code();
    }
    if (error) co_return error;
  }
}

}  // namespace

ClientError failure(Kind kind, const ClientRequest& request, std::string_view step,
                    std::string_view why) {
  return {kind, fmt::format("{} {}: {}", step, request.url.authority(), why), 0};
}

ClientError failure(Kind kind, const ClientRequest& request, std::string_view step,
                    const error_code& error) {
  if (error == asio::error::timed_out) {
    return failure(Kind::timeout, request, step, "no answer in time");
  }
  if (error == HttpError::body_limit) {
    return failure(Kind::too_large, request, step, "the answer is too large");
  }
  if (error.category() == make_error_code(HttpError::bad_version).category()) {
    return failure(Kind::malformed, request, step, "not HTTP/1.1: " + error.message());
  }
  if (error == asio::error::eof) {
    return failure(Kind::closed, request, step, "the endpoint closed the connection");
  }
  return failure(kind, request, step, error.message());
}

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

void Client::Core::close() {
  closed = true;
  kept.clear();
  for (Connection* connection : active)
    connection->cancel();
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

void Client::Core::keep(const Lease& lease) {
  if (closed) return;
  auto& connections = kept[lease.key];
  if (connections.size() >= options.idle_connections_per_host) return;
  lease.connection->idle_since = Clock::now();
  connections.push_back(lease.connection);
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
  const auto deadline = Clock::now() + request.connect_timeout;
  error_code error = co_await connection.connect(*endpoints, deadline);
  if (error) co_return failure(Kind::connect, request, "connect to", error);
  if (request.url.scheme != "https") co_return std::nullopt;
  const std::string& name =
      request.tls_server_name.empty() ? request.url.host : request.tls_server_name;
  error = co_await connection.start_tls(tls_context(), name, deadline, options.any_authority,
                                        request.identity.get());
  if (error) co_return failure(Kind::tls, request, "TLS with", error);
  co_return std::nullopt;
}

asio::awaitable<boost::system::result<std::unique_ptr<Client::Core::Lease>, ClientError>>
Client::Core::begin(const ClientRequest& request, Clock::time_point deadline) {
  // Who was verified for one name is not for another, and no connection that was made as one client
  // is used as another.
  std::string key =
      request.url.scheme + "://" + request.url.authority() + "/" + request.tls_server_name;
  if (request.identity) key += request.identity->certificate_pem();
  std::shared_ptr<Connection> connection = take_kept(key);
  const bool fresh = connection == nullptr;
  if (fresh) connection = std::make_shared<Connection>(executor);
  auto lease = std::make_unique<Lease>(shared_from_this(), std::move(connection), std::move(key));
  if (fresh) {
    const auto error = co_await connect(*lease->connection, request);
    if (error) co_return *error;
  }
  if (closed) co_return failure(Kind::closed, request, "send to", "the client was closed");

  const std::string message = serialize(request);
  const error_code error = co_await lease->connection->write(message, deadline);
  if (error) co_return failure(Kind::closed, request, "send to", error);
  co_return lease;
}

asio::awaitable<boost::system::result<Response, ClientError>> Client::Core::send(
    ClientRequest request) {
  const auto deadline = Clock::now() + request.timeout;
  const auto lease = co_await begin(request, deadline);
  if (!lease) co_return lease.error();
  Response response;
  ResponseParser parser(response);
  parser.header_limit(response_header_limit);
  parser.body_limit(request.response_limit);
  if (request.method == "HEAD") parser.skip(true);
  const error_code error = co_await read_response(*(*lease)->connection, parser, deadline);
  if (error) {
    ClientError failed = failure(Kind::closed, request, "answer of", error);
    if (failed.kind == Kind::too_large) failed.status = response.status;
    co_return failed;
  }
  if (parser.keep_alive()) keep(**lease);
  co_return response;
}

Client::Client(asio::any_io_executor executor, ClientOptions options)
    : core_(std::make_shared<Core>(std::move(executor), std::move(options))) {}

Client::~Client() {
  core_->close();
}

asio::awaitable<boost::system::result<Response, ClientError>> Client::send(ClientRequest request) {
  // The coroutine may outlive the Client, its state must not.
  const std::shared_ptr<Core> core = core_;
  co_return co_await core->send(std::move(request));
}

asio::awaitable<boost::system::result<Response, ClientError>> Client::open(
    ClientRequest request, std::chrono::milliseconds idle) {
  const std::shared_ptr<Core> core = core_;
  co_return co_await core->open(std::move(request), idle);
}

// Requests in flight keep the state that was closed; later ones begin with a new one.
void Client::close() {
  core_->close();
  core_ = std::make_shared<Core>(core_->executor, core_->options);
}

void throw_exception_from_error(const ClientError& error, const boost::source_location& where) {
  boost::throw_exception(std::runtime_error(error.message), where);
}

}  // namespace emulator::http
