#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

#include "daemon/http/client_identity.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/url.hpp"

namespace emulator::http {

namespace asio = boost::asio;

// What became of a request that got no answer, in words a person can act on:
// "connect to 127.0.0.1:9000: Connection refused".
struct ClientError {
  enum class Kind { resolve, connect, tls, timeout, closed, malformed, too_large };
  Kind kind;
  std::string message;
  unsigned status = 0;  // of an answer that is too large; its head has arrived
};

struct ClientRequest {
  std::string method = "GET";
  Url url;
  Headers headers;  // Host and Content-Length are added
  std::string body;
  std::chrono::milliseconds connect_timeout{5'000};
  // From the start to the end of the response.
  std::chrono::milliseconds timeout{15'000};
  // A longer response body is an error of kind too_large.
  std::size_t response_limit = 1024 * 1024;
  // Shown to an endpoint that asks for a certificate, by https; null shows none.
  std::shared_ptr<const ClientIdentity> identity = nullptr;
  // Whom the certificate has to name, and what SNI says; empty for the URL's host.
  std::string tls_server_name = {};
  // What Host says; empty for the URL's host.
  std::string host = {};
};

struct ClientOptions {
  std::size_t idle_connections_per_host = 8;
  std::chrono::seconds idle_timeout{20};
  // PEM file with certificate authorities trusted besides the system's; empty for none.
  std::string ca_file;
  // Takes certificates of authorities that nobody trusts; their names and dates count all the same.
  bool any_authority = false;
};

// An HTTP/1.1 client that keeps connections alive and verifies TLS certificates. Redirects are
// answers like any other. Nothing blocks: names are resolved off the loop.
class Client {
 public:
  Client(asio::any_io_executor executor, ClientOptions options);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  asio::awaitable<boost::system::result<Response, ClientError>> send(ClientRequest request);
  // The same, but the response is there with its head; its body comes as a stream, and only as fast
  // as that is read. The request's timeout is for all of it, `idle` for any wait within the body;
  // its length is not limited.
  asio::awaitable<boost::system::result<Response, ClientError>> open(
      ClientRequest request, std::chrono::milliseconds idle);
  // Ends every request in flight with ClientError::closed and closes kept connections. The client
  // can be used again afterwards.
  void close();

  struct Core;

 private:
  std::shared_ptr<Core> core_;
};

// result<>::value() on an error throws; needed by boost::system::result.
[[noreturn]] void throw_exception_from_error(const ClientError& error,
                                             const boost::source_location& where);

}  // namespace emulator::http
