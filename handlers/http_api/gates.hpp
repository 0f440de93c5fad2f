#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/policy.hpp"
#include "daemon/platform.hpp"
#include "handlers/http_api/exchange.hpp"
#include "handlers/http_api/throttles.hpp"
#include "handlers/jwt/key_sets.hpp"

namespace emulator::lambda {
class Invoker;
}

namespace emulator::http_api {

// What a request has to pass before its integration is called. An answer is a refusal.
class Gates {
 public:
  using Refusal = std::optional<http::Response>;

  Gates(const Platform& platform, lambda::Invoker& invoker, http::Client& client,
        execute_api::AccountThrottle& account)
      : platform_(platform), invoker_(invoker), key_sets_(platform, client), throttles_(account) {}

  boost::asio::awaitable<Refusal> authorize(Exchange& exchange);
  // Takes from the stage's or the route's bucket, and the account's; false when one is empty.
  bool admit(const Exchange& exchange);
  // Drops what is kept of an API: results of authorizers, and buckets.
  void forget(const std::string& api_id);

 private:
  // What an authorizer answered, for as long as its TTL lasts.
  struct Verdict {
    bool simple = false;
    bool allowed = false;
    std::shared_ptr<const aws::Policy> policy;
    std::string principal;
    std::string context;  // a JSON object
    std::chrono::steady_clock::time_point until;
  };

  boost::asio::awaitable<Refusal> check_token(Exchange& exchange);
  boost::asio::awaitable<Refusal> ask_function(Exchange& exchange);
  boost::asio::awaitable<Refusal> check_signer(Exchange& exchange);
  static Refusal apply(const Verdict& verdict, Exchange& exchange);
  void keep(const std::string& key, Verdict verdict);

  Platform platform_;
  lambda::Invoker& invoker_;
  jwt::KeySets key_sets_;
  std::map<std::string, Verdict> verdicts_;
  Throttles throttles_;
};

}  // namespace emulator::http_api
