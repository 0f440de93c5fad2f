#pragma once

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
  KeySets(const Platform& platform, http::Client& client) : platform_(platform), client_(client) {}

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

  boost::asio::awaitable<boost::system::result<std::string, std::string>> get(std::string url);
  // By an issuer's configuration.
  boost::asio::awaitable<boost::system::result<std::string, std::string>> discover(
      std::string issuer);
  boost::asio::awaitable<boost::system::result<JsonWebKey, std::string>> look_up(
      std::string source, bool is_issuer, std::string key_id);

  Platform platform_;
  http::Client& client_;
  std::map<std::string, Set> sets_;  // by what they were asked for
};

}  // namespace emulator::jwt
