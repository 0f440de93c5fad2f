#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/platform.hpp"

namespace emulator::sns {

class SigningKey;

// A signature being made, awaited by every subscription that the same message goes to.
class PendingSignature {
 public:
  struct Value {
    std::string signature;         // base64
    std::string certificate_path;  // see SigningKey
    std::string error;             // instead of the others, when signing failed
  };

  PendingSignature(const boost::asio::any_io_executor& executor, std::string text,
                   unsigned version);

  // Owned by *this, valid for as long as it lives.
  boost::asio::awaitable<const Value*> wait();

 private:
  friend class Signer;
  std::string text_;
  unsigned version_;
  std::optional<Value> value_;
  boost::asio::steady_timer done_;  // never expires; cancelled when the value is there
};

// Signs off the loop, a few messages at a time and in order, so that a burst of messages doesn't
// keep the pool from others. The key is made when it is likely to be needed: it takes a while, and
// most runs of the emulator never sign. It is made when the machine has nothing else to do, as far
// as nobody has waited for it too long.
class Signer {
 public:
  // May throw; ends early when it is told to stop.
  using KeySource = std::function<std::shared_ptr<const SigningKey>(const std::stop_token&)>;

  Signer(const Platform& platform, KeySource make_key);
  ~Signer();

  // Makes the key at leisure, if it isn't there or under way, without waiting for it.
  void prepare();
  // Begins at once. What nobody holds on to any more isn't signed.
  std::shared_ptr<PendingSignature> sign(std::string text, unsigned version);

  // The PEM file at a path, or null if there is none.
  const std::string* certificate(std::string_view path) const noexcept;

 private:
  struct State;
  static boost::asio::awaitable<void> work(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;
};

}  // namespace emulator::sns
