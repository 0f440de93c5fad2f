#include "handlers/jwt/key_sets.hpp"

#include <fmt/format.h>

namespace emulator::jwt {

namespace {

namespace asio = boost::asio;
template <class T>
using Outcome = boost::system::result<T, std::string>;

// A result of a text and a fault that is a text as well needs to be told which it is.
constexpr auto failed = boost::system::in_place_error;
constexpr auto lifetime = std::chrono::hours(2);
constexpr auto pause = std::chrono::seconds(1);
constexpr auto timeout = std::chrono::milliseconds(1'500);

const JsonWebKey* key_of(const std::vector<JsonWebKey>& keys, std::string_view id) {
  for (const JsonWebKey& key : keys) {
    if (key.id == id) return &key;
  }
  return nullptr;
}

asio::awaitable<Outcome<std::string>> get(http::Client& client, std::string url) {
  const auto parsed = http::parse_url(url);
  if (!parsed) co_return Outcome<std::string>(failed, fmt::format("{} is no URL", url));
  http::ClientRequest request;
  request.url = *parsed;
  request.headers.add("Accept", "application/json");
  request.timeout = timeout;
  request.connect_timeout = timeout;
  auto response = co_await client.send(std::move(request));
  if (!response) co_return Outcome<std::string>(failed, response.error().message);
  if (response->status != 200) {
    co_return Outcome<std::string>(failed, fmt::format("{} answered {}", url, response->status));
  }
  co_return Outcome<std::string>(boost::system::in_place_value, std::move(response->body));
}

}  // namespace

KeySets::KeySets(const Platform& platform, http::Client& client)
    : KeySets(platform.clock, [&client](std::string url) { return get(client, std::move(url)); }) {}

asio::awaitable<Outcome<std::string>> KeySets::discover(std::string issuer) {
  while (issuer.ends_with('/'))
    issuer.pop_back();
  const auto configuration = co_await fetch_(issuer + "/.well-known/openid-configuration");
  if (!configuration) co_return Outcome<std::string>(failed, configuration.error());
  co_return co_await fetch_(aws::Document::parse(*configuration).text("jwks_uri"));
}

asio::awaitable<Outcome<JsonWebKey>> KeySets::look_up(std::string source, bool is_issuer,
                                                      std::string key_id) {
  const auto now = clock_.steady_now();
  if (const auto known = sets_.find(source); known != sets_.end()) {
    const auto age = now - known->second.fetched;
    const JsonWebKey* key = key_of(known->second.keys, key_id);
    if (key != nullptr && age < lifetime) co_return *key;
    if (key == nullptr && age < pause) {
      co_return Outcome<JsonWebKey>(failed, std::string(unknown_key));
    }
  }
  auto fetched = is_issuer ? discover(source) : fetch_(source);
  const auto set = co_await std::move(fetched);
  if (!set) {
    co_return Outcome<JsonWebKey>(
        failed, fmt::format("OIDC discovery endpoint communication error: {}", set.error()));
  }
  Set& entry = sets_[source];
  entry = {parse_key_set(*set), now};
  const JsonWebKey* key = key_of(entry.keys, key_id);
  if (key == nullptr) co_return Outcome<JsonWebKey>(failed, std::string(unknown_key));
  co_return *key;
}

asio::awaitable<Outcome<JsonWebKey>> KeySets::find(std::string issuer, std::string key_id) {
  return look_up(std::move(issuer), true, std::move(key_id));
}

asio::awaitable<Outcome<JsonWebKey>> KeySets::find_in_set(std::string url, std::string key_id) {
  return look_up(std::move(url), false, std::move(key_id));
}

}  // namespace emulator::jwt
