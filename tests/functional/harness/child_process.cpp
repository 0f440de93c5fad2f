#include "harness/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <set>
#include <system_error>

namespace emulator::functional {
namespace {

// Processes that the test started by itself, whose presence is no leak.
std::mutex started_mutex;
std::set<pid_t> started;

[[noreturn]] void throw_errno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::vector<std::string> child_environment(const std::map<std::string, std::string>& given) {
  std::map<std::string, std::string> all;
  for (const char* name : {"PATH", "HOME", "LANG", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                           "LSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) all[name] = value;
  }
  for (const auto& [name, value] : given)
    all[name] = value;
  std::vector<std::string> lines;
  lines.reserve(all.size());
  for (const auto& [name, value] : all)
    lines.emplace_back(name).append("=").append(value);
  return lines;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (auto& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

ChildProcess::ChildProcess(std::vector<std::string> command,
                           std::map<std::string, std::string> environment) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw_errno("pipe");
  auto variables = child_environment(environment);
  const auto arguments = pointers_to(command);
  const auto environment_block = pointers_to(variables);
  const pid_t parent = ::getpid();

  {
    const std::lock_guard lock{started_mutex};
    pid_ = ::fork();
    if (pid_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::getppid() != parent) ::_exit(127);
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::execvpe(arguments[0], arguments.data(), environment_block.data());
      ::dprintf(STDERR_FILENO, "cannot run %s: error %d\n", arguments[0], errno);
      ::_exit(127);
    }
    if (pid_ > 0) started.insert(pid_);
  }
  ::close(ends[1]);
  if (pid_ < 0) {
    ::close(ends[0]);
    throw_errno("fork");
  }
  stop_reader_ = ::eventfd(0, EFD_CLOEXEC);
  reader_ = std::thread([this, pipe = ends[0]] { read_output(pipe); });
}

ChildProcess::~ChildProcess() {
  if (running()) {
    signal(SIGKILL);
    int ignored;
    ::waitpid(pid_, &ignored, 0);
  }
  // A descendant that outlived it may hold the pipe open, so its end is not waited for.
  ::eventfd_write(stop_reader_, 1);
  reader_.join();
  ::close(stop_reader_);
  const std::lock_guard lock{started_mutex};
  started.erase(pid_);
}

void ChildProcess::signal(int number) {
  if (!status_) ::kill(pid_, number);
}

bool ChildProcess::running() {
  return !wait(std::chrono::milliseconds{0});
}

std::optional<ExitStatus> ChildProcess::wait(std::chrono::milliseconds timeout) {
  if (status_) return status_;
  const int process = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  if (process < 0) throw_errno("pidfd_open");
  pollfd waiting{process, POLLIN, 0};
  const int ready = ::poll(&waiting, 1, static_cast<int>(timeout.count()));
  ::close(process);
  if (ready <= 0) return std::nullopt;
  int status = 0;
  if (::waitpid(pid_, &status, 0) != pid_) throw_errno("waitpid");
  status_.emplace();
  if (WIFEXITED(status)) status_->code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) status_->signal = WTERMSIG(status);
  // What it wrote last is still on its way through the pipe.
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, std::chrono::milliseconds{100}, [&] { return output_ended_; });
  return status_;
}

void ChildProcess::read_output(int pipe) {
  char bytes[16 * 1024];
  pollfd waiting[2] = {{pipe, POLLIN, 0}, {stop_reader_, POLLIN, 0}};
  while (::poll(waiting, 2, -1) > 0 || errno == EINTR) {
    if (waiting[0].revents != 0) {
      const auto size = ::read(pipe, bytes, sizeof bytes);
      if (size <= 0) break;
      const std::lock_guard lock{mutex_};
      output_.append(bytes, static_cast<std::size_t>(size));
      changed_.notify_all();
    } else if (waiting[1].revents != 0) {
      break;
    }
  }
  ::close(pipe);
  const std::lock_guard lock{mutex_};
  output_ended_ = true;
  changed_.notify_all();
}

std::string ChildProcess::output() const {
  const std::lock_guard lock{mutex_};
  return output_;
}

bool ChildProcess::wait_for_output(const std::string& text, std::chrono::milliseconds timeout) {
  std::unique_lock lock{mutex_};
  const auto seen = [&] { return output_.find(text) != std::string::npos; };
  changed_.wait_for(lock, timeout, [&] { return seen() || output_ended_; });
  return seen();
}

void adopt_orphans() {
  if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) throw_errno("prctl");
}

std::vector<ProcessInfo> orphans() {
  const std::lock_guard lock{started_mutex};
  std::vector<ProcessInfo> found;
  std::set<pid_t> known = started;
  // Parents come before their children.
  for (const auto& process : descendants_of(::getpid())) {
    if (known.count(process.pid) != 0 || known.count(process.parent) != 0) {
      known.insert(process.pid);
    } else if (process.state == 'Z' && process.parent == ::getpid()) {
      // It ended before or with its parent; reaping it is now for us, as it is for init elsewhere.
      ::waitpid(process.pid, nullptr, WNOHANG);
    } else {
      found.push_back(process);
    }
  }
  return found;
}

}  // namespace emulator::functional
