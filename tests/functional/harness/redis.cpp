#include "harness/redis.hpp"

#include <arpa/inet.h>
#include <hiredis/hiredis.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

#include "harness/waiting.hpp"
#include "lambda_runtime/http_connection.hpp"

namespace emulator::functional {
namespace {

using Reply = std::unique_ptr<redisReply, decltype(&::freeReplyObject)>;

constexpr std::chrono::milliseconds start_timeout{20'000};
constexpr int start_attempts = 5;

// Free at this moment; another program may take it before Redis does.
unsigned free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

bool answers(const std::string& address) {
  try {
    RedisClient{address}.ping();
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

template <class... Arguments>
Reply command(redisContext* context, const char* format, Arguments... arguments) {
  Reply reply{static_cast<redisReply*>(::redisCommand(context, format, arguments...)),
              &::freeReplyObject};
  if (reply == nullptr) throw std::runtime_error(std::string{"Redis: "} + context->errstr);
  if (reply->type == REDIS_REPLY_ERROR)
    throw std::runtime_error("Redis: " + std::string{reply->str});
  return reply;
}

}  // namespace

RedisServer::RedisServer() {
  for (int attempt = 0; attempt < start_attempts; ++attempt) {
    const auto port = std::to_string(free_port());
    address_ = "127.0.0.1:" + port;
    process_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{"redis-server", "--port", port, "--bind", "127.0.0.1", "--save",
                                 "", "--appendonly", "no", "--dir", directory_.path().string()});
    const bool settled =
        eventually(start_timeout, [&] { return !process_->running() || answers(address_); });
    if (settled && process_->running()) return;
    if (process_->output().find("in use") == std::string::npos) break;
  }
  throw std::runtime_error("redis-server did not start: " + process_->output());
}

RedisClient::RedisClient(const std::string& address) {
  const auto [host, port] = lambda_runtime::http::split_address(address, "6379");
  const timeval timeout{10, 0};
  context_ = ::redisConnectWithTimeout(host.c_str(), std::stoi(port), timeout);
  if (context_ == nullptr) throw std::runtime_error("Redis: out of memory");
  if (context_->err != 0) {
    const std::string error = context_->errstr;
    ::redisFree(context_);
    throw std::runtime_error("connect to Redis at " + address + ": " + error);
  }
  ::redisSetTimeout(context_, timeout);
}

RedisClient::~RedisClient() {
  ::redisFree(context_);
}

void RedisClient::ping() {
  command(context_, "PING");
}

std::optional<std::string> RedisClient::get(const std::string& key) {
  const auto reply = command(context_, "GET %b", key.data(), key.size());
  if (reply->type == REDIS_REPLY_NIL) return std::nullopt;
  return std::string{reply->str, static_cast<std::size_t>(reply->len)};
}

bool RedisClient::remove(const std::string& key) {
  return command(context_, "DEL %b", key.data(), key.size())->integer == 1;
}

long long RedisClient::disconnect_others() {
  return command(context_, "CLIENT KILL TYPE normal SKIPME yes")->integer;
}

long long RedisClient::size() {
  return command(context_, "DBSIZE")->integer;
}

}  // namespace emulator::functional
