#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/jwt/token.hpp"

namespace emulator::jwt {

// What keeps us from a key where the set has none of that id; all else is that there is no set.
inline constexpr std::string_view unknown_key = "the issuer has no key of that id";

// The keys of issuers of tokens, found by their OpenID configuration and kept for two hours, as API
// Gateway does. A key that isn't among them is asked for again, but not more than once a second.
class KeySets {
 public:
  // What a URL answers to a GET, or what kept us from it.
  using Fetch =
      std::function<boost::asio::awaitable<boost::system::result<std::string, std::string>>(
          std::string url)>;

  KeySets(const Platform& platform, http::Client& client);
  KeySets(const Clock& clock, Fetch fetch) : clock_(clock), fetch_(std::move(fetch)) {}

  // The key that a token names, or what kept us from it.
  boost::asio::awaitable<boost::system::result<JsonWebKey, std::string>> find(std::string issuer,
                                                                              std::string key_id);
  // The same in a set whose URL is known.
  boost::asio::awaitable<boost::system::result<JsonWebKey, std::string>> find_in_set(
      std::string url, std::string key_id);
  void clear() { sets_.clear(); }

 private:
  struct Set {
    std::vector<JsonWebKey> keys;
    std::chrono::steady_clock::time_point fetched;
  };

  // By an issuer's configuration.
  boost::asio::awaitable<boost::system::result<std::string, std::string>> discover(
      std::string issuer);
  boost::asio::awaitable<boost::system::result<JsonWebKey, std::string>> look_up(
      std::string source, bool is_issuer, std::string key_id);

  const Clock& clock_;
  Fetch fetch_;
  std::map<std::string, Set> sets_;  // by what they were asked for
};

}  // namespace emulator::jwt
