#include "harness/imposter.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace emulator::functional {
namespace {

using lambda_runtime::http::MessageParser;

// False once the imposter stops; true when the socket is readable.
bool wait_readable(int socket, int stopping) {
  pollfd waiting[2] = {{socket, POLLIN, 0}, {stopping, POLLIN, 0}};
  while (::poll(waiting, 2, -1) < 0 && errno == EINTR) {
  }
  return waiting[1].revents == 0;
}

// False once the imposter stops.
bool wait_for(std::chrono::milliseconds time, int stopping) {
  pollfd waiting{stopping, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(time.count())) == 0;
}

bool write_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

ReceivedRequest received(Message message) {
  ReceivedRequest request;
  const auto& line = message.start_line;
  const auto first = line.find(' ');
  const auto second = line.find(' ', first + 1);
  request.method = line.substr(0, first);
  if (second != std::string::npos) request.target = line.substr(first + 1, second - first - 1);
  request.message = std::move(message);
  request.arrived = std::chrono::steady_clock::now();
  return request;
}

std::string to_wire(const CannedAnswer& answer) {
  std::string wire = "HTTP/1.1 " + std::to_string(answer.status) + " Canned\r\n";
  for (const auto& [name, value] : answer.headers) {
    wire.append(name).append(": ").append(value).append("\r\n");
  }
  return wire + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n";
}

bool says_close(const CannedAnswer& answer) {
  return !Message{"HTTP/1.1", answer.headers, {}}.keeps_alive();
}

}  // namespace

HttpImposter::HttpImposter(const std::string& address) {
  const auto [host, port] = lambda_runtime::http::split_address(address, "0");
  host_ = host;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) {
    throw std::runtime_error("cannot resolve " + address);
  }
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> bound{found, &::freeaddrinfo};
  listener_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int one = 1;
  ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  if (::bind(listener_, found->ai_addr, found->ai_addrlen) != 0 ||
      ::listen(listener_, SOMAXCONN) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size) != 0) {
    const std::string error = std::strerror(errno);
    ::close(listener_);
    throw std::runtime_error("cannot listen on " + address + ": " + error);
  }
  port_ = ntohs(name.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(name).sin6_port
                                           : reinterpret_cast<sockaddr_in&>(name).sin_port);
  stopping_ = ::eventfd(0, EFD_CLOEXEC);
  acceptor_ = std::thread([this] { accept(); });
}

HttpImposter::~HttpImposter() {
  stop();
  ::close(stopping_);
}

void HttpImposter::stop() {
  if (!acceptor_.joinable()) return;
  ::eventfd_write(stopping_, 1);
  acceptor_.join();
  ::close(listener_);
  for (auto& connection : connections_)
    connection.join();
  connections_.clear();
}

std::string HttpImposter::url(const std::string& path) const {
  return "http://" + host_ + ':' + std::to_string(port_) + path;
}

void HttpImposter::accept() {
  while (wait_readable(listener_, stopping_)) {
    const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    const int one = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    connections_.emplace_back([this, socket] {
      serve(socket);
      ::close(socket);
    });
  }
}

void HttpImposter::serve(int socket) {
  std::string buffer;
  for (;;) {
    MessageParser parser(MessageParser::Kind::request);
    for (;;) {
      buffer.erase(0, parser.consume(buffer));
      if (parser.state() != MessageParser::State::incomplete) break;
      if (!wait_readable(socket, stopping_)) return;
      char bytes[16 * 1024];
      const auto size = ::recv(socket, bytes, sizeof bytes, 0);
      if (size <= 0) return;
      buffer.append(bytes, static_cast<std::size_t>(size));
    }
    if (parser.state() == MessageParser::State::malformed) return;
    const bool last = !parser.message().keeps_alive();
    const auto request = received(std::move(parser.message()));
    if (!answer(socket, request) || last) return;
  }
}

CannedAnswer HttpImposter::choose_answer(const ReceivedRequest& request) {
  std::unique_lock lock{mutex_};
  if (const auto observe = observer_) {
    lock.unlock();
    observe(request);
    lock.lock();
  }
  requests_.push_back(request);
  arrived_.notify_all();
  if (answer_by_) {
    const auto choose = answer_by_;
    lock.unlock();
    return choose(request);
  }
  if (next_answers_.empty()) return answer_;
  auto answer = std::move(next_answers_.front());
  next_answers_.pop_front();
  return answer;
}

bool HttpImposter::answer(int socket, const ReceivedRequest& request) {
  const auto chosen = choose_answer(request);
  if (chosen.delay.count() > 0 && !wait_for(chosen.delay, stopping_)) return false;
  switch (chosen.manner) {
    case CannedAnswer::Manner::whole:
      return write_all(socket, to_wire(chosen) + chosen.body) && !says_close(chosen);
    case CannedAnswer::Manner::hang:
      // Until the peer gives up.
      wait_readable(socket, stopping_);
      return false;
    case CannedAnswer::Manner::close:
      return false;
    case CannedAnswer::Manner::close_mid_answer:
      write_all(socket, to_wire(chosen) + chosen.body.substr(0, chosen.body.size() / 2));
      return false;
    case CannedAnswer::Manner::drip: {
      bool open = write_all(socket, to_wire(chosen));
      for (const char byte : chosen.body) {
        if (!open || !wait_for(std::chrono::milliseconds{100}, stopping_)) return false;
        open = write_all(socket, {&byte, 1});
      }
      return open && !says_close(chosen);
    }
  }
  return false;
}

void HttpImposter::answer_always(CannedAnswer answer) {
  const std::lock_guard lock{mutex_};
  answer_ = std::move(answer);
}

void HttpImposter::answer_next(CannedAnswer answer) {
  const std::lock_guard lock{mutex_};
  next_answers_.push_back(std::move(answer));
}

void HttpImposter::answer_by(std::function<CannedAnswer(const ReceivedRequest&)> answer) {
  const std::lock_guard lock{mutex_};
  answer_by_ = std::move(answer);
}

void HttpImposter::observe(std::function<void(const ReceivedRequest&)> observer) {
  const std::lock_guard lock{mutex_};
  observer_ = std::move(observer);
}

std::vector<ReceivedRequest> HttpImposter::requests() const {
  const std::lock_guard lock{mutex_};
  return requests_;
}

std::size_t HttpImposter::request_count() const {
  const std::lock_guard lock{mutex_};
  return requests_.size();
}

void HttpImposter::forget_requests() {
  const std::lock_guard lock{mutex_};
  requests_.clear();
}

bool HttpImposter::wait_until(const Condition& condition, std::chrono::milliseconds timeout) const {
  std::unique_lock lock{mutex_};
  return arrived_.wait_for(lock, timeout, [&] { return condition(requests_); });
}

bool HttpImposter::wait_for_requests(std::size_t count, std::chrono::milliseconds timeout) const {
  return wait_until([&](const auto& requests) { return requests.size() >= count; }, timeout);
}

}  // namespace emulator::functional
