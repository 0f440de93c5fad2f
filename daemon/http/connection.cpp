#include "daemon/http/connection.hpp"

#include "daemon/http/client_identity_key.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace emulator::http {

namespace {

using error_code = boost::system::error_code;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t read_size = 8 * 1024;

}  // namespace

// Cancels the socket's operations when the time has come. The flag outlives the object, for the
// timer's handler may be queued already.
class Connection::Deadline {
 public:
  Deadline(const asio::any_io_executor& executor, asio::ip::tcp::socket& socket,
           Clock::time_point time)
      : timer_(executor, time) {
    timer_.async_wait([fired = fired_, armed = armed_, &socket](const error_code& error) {
      if (error || !*armed) return;
      *fired = true;
      error_code ignored;  // nothing pending is as good as cancelled
      socket.cancel(ignored);
    });
  }
  ~Deadline() { *armed_ = false; }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  error_code result(const error_code& error) const {
    return error && *fired_ ? error_code(asio::error::timed_out) : error;
  }

 private:
  std::shared_ptr<bool> fired_ = std::make_shared<bool>(false);
  std::shared_ptr<bool> armed_ = std::make_shared<bool>(true);
  asio::steady_timer timer_;
};

asio::awaitable<error_code> Connection::connect(std::vector<asio::ip::tcp::endpoint> endpoints,
                                                Clock::time_point time) {
  const Deadline deadline(executor_, socket_, time);
  error_code error = asio::error::host_not_found;
  for (const auto& endpoint : endpoints) {
    error_code ignored;  // a socket that can't be closed fails to open next
    socket_.close(ignored);
    const auto [failed] = co_await socket_.async_connect(endpoint, no_throw);
    error = deadline.result(failed);
    if (!error || error == asio::error::timed_out || error == asio::error::operation_aborted) break;
  }
  if (!error) {
    error_code ignored;  // only latency is at stake
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  }
  co_return error;
}

// Whether a certificate is at fault for its issuer alone.
static bool is_about_authority(int error) noexcept {
  return error == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT ||
         error == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN ||
         error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
         error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE;
}

asio::awaitable<error_code> Connection::start_tls(asio::ssl::context& context, std::string host,
                                                  Clock::time_point time, bool any_authority,
                                                  const ClientIdentity* identity) {
  tls_.emplace(socket_, context);
  const asio::ssl::host_name_verification names(host);
  tls_->set_verify_callback([names, any_authority](bool good, asio::ssl::verify_context& chain) {
    const int fault = X509_STORE_CTX_get_error(chain.native_handle());
    return names(good || (any_authority && is_about_authority(fault)), chain);
  });
  if (SSL_set_tlsext_host_name(tls_->native_handle(), host.c_str()) != 1) {
    co_return asio::error::invalid_argument;
  }
  if (identity != nullptr) {
    SSL* const ssl = tls_->native_handle();
    const ClientIdentity::Key& key = identity->key();
    const bool taken = SSL_use_certificate(ssl, key.certificate.get()) == 1 &&
                       SSL_use_PrivateKey(ssl, key.pkey.get()) == 1;
    if (!taken) co_return asio::error::invalid_argument;
  }
  const Deadline deadline(executor_, socket_, time);
  const auto [error] = co_await tls_->async_handshake(asio::ssl::stream_base::client, no_throw);
  co_return deadline.result(error);
}

asio::awaitable<error_code> Connection::write(std::string_view data, Clock::time_point time) {
  const Deadline deadline(executor_, socket_, time);
  error_code error;
  while (!error && !data.empty()) {
    std::size_t sent = 0;
    const auto buffer = asio::buffer(data.data(), data.size());
    if (tls_) {
      std::tie(error, sent) = co_await tls_->async_write_some(buffer, no_throw);
    } else {
      std::tie(error, sent) = co_await socket_.async_write_some(buffer, no_throw);
    }
    data.remove_prefix(sent);
  }
  co_return deadline.result(error);
}

asio::awaitable<error_code> Connection::read(std::string& buffer, Clock::time_point time) {
  const Deadline deadline(executor_, socket_, time);
  const std::size_t before = buffer.size();
  buffer.resize(before + read_size);
  error_code error;
  std::size_t got = 0;
  const auto space = asio::buffer(buffer.data() + before, read_size);
  if (tls_) {
    std::tie(error, got) = co_await tls_->async_read_some(space, no_throw);
  } else {
    std::tie(error, got) = co_await socket_.async_read_some(space, no_throw);
  }
  buffer.resize(before + got);
  co_return deadline.result(error);
}

void Connection::cancel() {
  error_code ignored;  // nothing pending is as good as cancelled
  socket_.close(ignored);
}

bool Connection::usable() {
  char byte = 0;
  const auto got = ::recv(socket_.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

}  // namespace emulator::http
