#include "handlers/sns/signer.hpp"

#include <chrono>
#include <deque>
#include <thread>
#include <utility>

#include <sched.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
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

namespace {

// On a busy machine a key that is made at leisure may never be done, so after this long one is made
// at once.
constexpr auto patience = std::chrono::seconds(1);

// The calling thread runs when no other has anything to do. It can't go back, not without
// privileges, so it has to be one of its own.
void stand_back() noexcept {
  const sched_param none{};
  ::sched_setscheduler(0, SCHED_IDLE, &none);
}

}  // namespace

struct Signer::State {
  // As many signatures at once as there are cores to spare on a small machine.
  static constexpr unsigned max_workers = 2;

  State(const Platform& p, KeySource source)
      : platform(p),
        make_key(std::move(source)),
        key_made(p.loop, asio::steady_timer::time_point::max()) {}

  void start_worker() {
    // Until the key is there, more workers would only wait for it.
    if (workers >= (key ? max_workers : 1U)) return;
    ++workers;
    asio::co_spawn(platform.loop, work(self.lock()), asio::detached);
  }

  // A new environment's start would otherwise share two cores with some 100 ms of arithmetic.
  void make_at_leisure() {
    if (key || std::exchange(making, true)) return;
    maker = std::jthread(
        [weak = self, loop = platform.loop, make = make_key](const std::stop_token& stop) {
          stand_back();
          std::shared_ptr<const SigningKey> made;
          std::string error;
          try {
            made = make(stop);
          } catch (const std::exception& failure) {
            error = failure.what();
          }
          asio::post(loop, [weak, made = std::move(made), error = std::move(error)]() mutable {
            if (const auto state = weak.lock()) state->take(std::move(made), std::move(error));
          });
        });
  }

  void take(std::shared_ptr<const SigningKey> made, std::string error) {
    making = false;
    if (!key) key = std::move(made);
    key_error = key ? std::string() : std::move(error);
    key_made.cancel();
  }

  // Errors of OpenSSL are in key_error.
  static asio::awaitable<void> wait_for_key(std::shared_ptr<State> state) {
    state->make_at_leisure();
    state->key_made.expires_after(patience);
    co_await state->key_made.async_wait(asio::as_tuple(asio::use_awaitable));
    if (state->key || !state->making) co_return;
    try {
      auto make = [source = state->make_key] { return source(std::stop_token()); };
      auto made = co_await offload(state->platform.workers, std::move(make));
      if (!state->key) state->key = std::move(made);
      state->maker.request_stop();
    } catch (const std::exception& error) {
      state->key_error = error.what();
    }
  }

  Platform platform;
  KeySource make_key;
  std::weak_ptr<State> self;
  std::shared_ptr<const SigningKey> key;
  std::string key_error;
  bool making = false;          // by `maker`
  asio::steady_timer key_made;  // cancelled when that is over
  std::jthread maker;
  std::deque<std::weak_ptr<PendingSignature>> queue;
  unsigned workers = 0;
};

Signer::Signer(const Platform& platform, KeySource make_key)
    : state_(std::make_shared<State>(platform, std::move(make_key))) {
  state_->self = state_;
}

Signer::~Signer() {
  // While there is a loop that it may tell.
  state_->maker = {};
}

void Signer::prepare() {
  state_->make_at_leisure();
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
  if (!state->key) {
    co_await State::wait_for_key(state);
    if (!state->key) log::error("SNS: no key to sign messages with: {}", state->key_error);
  }
  while (!state->queue.empty()) {
    const auto pending = state->queue.front().lock();
    state->queue.pop_front();
    if (!pending) continue;
    if (state->queue.size() > 1) state->start_worker();
    PendingSignature::Value value;
    if (!state->key) value.error = state->key_error;
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
