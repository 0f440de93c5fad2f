#include "handlers/sns/signer.hpp"

#include <deque>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "handlers/sns/signing_key.hpp"

namespace emulator::sns {

namespace asio = boost::asio;

PendingSignature::PendingSignature(const asio::any_io_executor& executor, std::string text,
                                   unsigned version)
    : text_(std::move(text)),
      version_(version),
      done_(executor, asio::steady_timer::time_point::max()) {}

asio::awaitable<const PendingSignature::Value*> PendingSignature::wait() {
  while (!value_)
    co_await done_.async_wait(asio::as_tuple(asio::use_awaitable));
  co_return &*value_;
}

struct Signer::State {
  // As many signatures at once as there are cores to spare on a small machine.
  static constexpr unsigned max_workers = 2;

  State(const Platform& p, KeySource source) : platform(p), make_key(std::move(source)) {}

  void start_worker() {
    // Until the key is there, more workers would only wait for it.
    if (workers >= (key ? max_workers : 1U)) return;
    ++workers;
    asio::co_spawn(platform.loop, work(self.lock()), asio::detached);
  }

  Platform platform;
  KeySource make_key;
  std::weak_ptr<State> self;
  std::shared_ptr<const SigningKey> key;
  std::deque<std::weak_ptr<PendingSignature>> queue;
  unsigned workers = 0;
};

Signer::Signer(const Platform& platform, KeySource make_key)
    : state_(std::make_shared<State>(platform, std::move(make_key))) {
  state_->self = state_;
}

Signer::~Signer() = default;

void Signer::prepare() {
  if (!state_->key) state_->start_worker();
}

std::shared_ptr<PendingSignature> Signer::sign(std::string text, unsigned version) {
  auto pending =
      std::make_shared<PendingSignature>(state_->platform.loop, std::move(text), version);
  state_->queue.push_back(pending);
  state_->start_worker();
  return pending;
}

const std::string* Signer::certificate(std::string_view path) const noexcept {
  if (!state_->key || state_->key->certificate_path() != path) return nullptr;
  return &state_->key->certificate_pem();
}

// Takes messages off the queue until it is empty. OpenSSL's exceptions become the value's error:
// they must reach whoever waits.
asio::awaitable<void> Signer::work(std::shared_ptr<State> state) {
  std::string key_error;
  if (!state->key) {
    try {
      state->key = co_await offload(state->platform.workers, state->make_key);
    } catch (const std::exception& error) {
      key_error = error.what();
      log::error("SNS: no key to sign messages with: {}", key_error);
    }
  }
  while (!state->queue.empty()) {
    const auto pending = state->queue.front().lock();
    state->queue.pop_front();
    if (!pending) continue;
    if (state->queue.size() > 1) state->start_worker();
    PendingSignature::Value value;
    value.error = key_error;
    if (state->key) {
      auto sign = [key = state->key, text = std::move(pending->text_),
                   version = pending->version_]() { return key->sign(text, version); };
      try {
        value.signature = co_await offload(state->platform.workers, std::move(sign));
        value.certificate_path = state->key->certificate_path();
      } catch (const std::exception& error) {
        value.error = error.what();
      }
    }
    pending->value_ = std::move(value);
    pending->done_.cancel();
  }
  --state->workers;
}

}  // namespace emulator::sns
