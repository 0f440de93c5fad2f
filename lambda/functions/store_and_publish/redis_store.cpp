#include "lambda/functions/store_and_publish/redis_store.hpp"

#include <hiredis/hiredis.h>

#include <charconv>

#include "lambda_runtime/http_connection.hpp"

namespace store_and_publish {
namespace {

constexpr timeval timeout{5, 0};

}  // namespace

void RedisStore::Free::operator()(redisContext* context) const noexcept {
  ::redisFree(context);
}

void RedisStore::connect() {
  const auto [host, port_text] = emulator::lambda_runtime::http::split_address(address_, "6379");
  int port = 0;
  const auto [end, error] =
      std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
  if (error != std::errc{} || end != port_text.data() + port_text.size()) {
    throw RedisError("REDIS_SERVER_ADDRESS is no host:port: " + address_);
  }
  context_.reset(::redisConnectWithTimeout(host.c_str(), port, timeout));
  if (context_ == nullptr) throw RedisError("Redis: out of memory");
  if (context_->err != 0 || ::redisSetTimeout(context_.get(), timeout) != REDIS_OK) {
    const std::string reason = context_->errstr;
    context_.reset();
    throw RedisError("Redis at " + address_ + ": " + reason);
  }
}

bool RedisStore::try_set(const std::string& key, const std::string& value) {
  const std::unique_ptr<redisReply, decltype(&::freeReplyObject)> reply{
      static_cast<redisReply*>(::redisCommand(context_.get(), "SET %b %b", key.data(), key.size(),
                                              value.data(), value.size())),
      &::freeReplyObject};
  if (reply == nullptr) return false;
  if (reply->type == REDIS_REPLY_ERROR) {
    throw RedisError("Redis at " + address_ + ": " + std::string(reply->str, reply->len));
  }
  return true;
}

void RedisStore::set(const std::string& key, const std::string& value) {
  const bool kept = context_ != nullptr;
  if (!kept) connect();
  if (try_set(key, value)) return;
  if (kept) {
    connect();
    if (try_set(key, value)) return;
  }
  const std::string reason = context_->errstr;
  context_.reset();
  throw RedisError("Redis at " + address_ + ": " + reason);
}

}  // namespace store_and_publish
