#include "lambda/reaper.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The fourth field of /proc/PID/stat, after a name that may hold blanks and brackets.
pid_t parent_in(std::string_view stat) {
  const auto name_end = stat.rfind(") ");
  if (name_end == stat.npos || stat.size() < name_end + 5) return -1;
  stat.remove_prefix(name_end + 4);
  pid_t parent = -1;
  std::from_chars(stat.data(), stat.data() + stat.size(), parent);
  return parent;
}

std::string variable_in(const std::string& environment, std::string_view name) {
  for (std::size_t begin = 0; begin < environment.size();) {
    const auto end = std::min(environment.find('\0', begin), environment.size());
    const std::string_view entry(environment.data() + begin, end - begin);
    if (entry.starts_with(name) && entry.substr(name.size()).starts_with('=')) {
      return std::string(entry.substr(name.size() + 1));
    }
    begin = end + 1;
  }
  return {};
}

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
    if (error) co_return;
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

std::vector<Orphan> find_children() {
  std::vector<Orphan> children;
  const pid_t self = ::getpid();
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    pid_t pid = -1;
    const auto [rest, fault] = std::from_chars(name.data(), name.data() + name.size(), pid);
    if (fault != std::errc() || rest != name.data() + name.size()) continue;
    if (parent_in(read_file(entry->path() / "stat")) != self) continue;
    const std::string environment = read_file(entry->path() / "environ");
    children.push_back({pid, variable_in(environment, "AWS_LAMBDA_RUNTIME_API")});
  }
  return children;
}

}  // namespace emulator::lambda
