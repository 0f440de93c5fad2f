#include "lambda/reaper.hpp"

#include <cerrno>
#include <csignal>
#include <utility>

#include <sys/prctl.h>
#include <sys/wait.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

}  // namespace

Reaper::State::State(const asio::any_io_executor& executor)
    : signals(executor, SIGCHLD), orphan_ended(executor, asio::steady_timer::time_point::max()) {}

Reaper::Reaper(asio::any_io_executor executor) : state_(std::make_shared<State>(executor)) {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  // Whoever started us may have had it blocked.
  sigset_t child;
  ::sigemptyset(&child);
  ::sigaddset(&child, SIGCHLD);
  ::pthread_sigmask(SIG_UNBLOCK, &child, nullptr);
  asio::co_spawn(executor, run(state_), asio::detached);
}

Reaper::~Reaper() {
  state_->closed = true;
  state_->watched.clear();
  boost::system::error_code ignored;  // nothing pending is as good as cancelled
  state_->signals.cancel(ignored);
  state_->orphan_ended.cancel();
}

void Reaper::watch(pid_t pid, OnExit on_exit) {
  state_->watched.emplace(pid, std::move(on_exit));
}

bool Reaper::kill_orphan(pid_t pid) {
  if (is_watched(pid)) return false;
  // Only a child of ours keeps its id until we have reaped it; by now it may be another process's.
  siginfo_t info{};
  if (::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG) != 0) return false;
  return info.si_pid == 0 && ::kill(pid, SIGKILL) == 0;
}

asio::awaitable<void> Reaper::wait_for_orphan(std::chrono::steady_clock::time_point deadline) {
  const auto state = state_;
  state->orphan_ended.expires_at(deadline);
  co_await state->orphan_ended.async_wait(no_throw);
}

asio::awaitable<void> Reaper::run(std::shared_ptr<State> state) {
  for (;;) {
    const auto [error, signal] = co_await state->signals.async_wait(no_throw);
    if (error || state->closed) co_return;
    reap(*state);
  }
}

void Reaper::reap(State& state) {
  for (;;) {
    siginfo_t info{};
    if (::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == 0) return;
    const pid_t pid = info.si_pid;
    const auto found = state.watched.find(pid);
    // As long as the leader is not reaped its group's id cannot be anybody else's.
    if (found != state.watched.end()) ::kill(-pid, SIGKILL);
    int status = 0;
    ::waitpid(pid, &status, WNOHANG);
    if (found == state.watched.end()) {
      state.orphan_ended.cancel();
      continue;
    }
    const OnExit on_exit = std::move(found->second);
    state.watched.erase(found);
    on_exit(status);
  }
}

}  // namespace emulator::lambda
