#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/error.hpp"
#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/http_api/jwt.hpp"

namespace emulator::http_api {

// The keys of issuers of tokens, found by their OpenID configuration and kept for two hours, as API
// Gateway does. A key that isn't among them is asked for again, but not more than once a second.
class KeySets {
 public:
  KeySets(const Platform& platform, http::Client& client) : platform_(platform), client_(client) {}

  // The key that a token names, or what kept us from it.
  boost::asio::awaitable<boost::system::result<JsonWebKey, std::string>> find(std::string issuer,
                                                                              std::string key_id);
  void clear() { issuers_.clear(); }

 private:
  struct Issuer {
    std::vector<JsonWebKey> keys;
    std::chrono::steady_clock::time_point fetched;
  };

  boost::asio::awaitable<boost::system::result<std::string, std::string>> get(std::string url);
  boost::asio::awaitable<boost::system::result<std::vector<JsonWebKey>, std::string>> fetch(
      std::string issuer);

  Platform platform_;
  http::Client& client_;
  std::map<std::string, Issuer> issuers_;
};

}  // namespace emulator::http_api
