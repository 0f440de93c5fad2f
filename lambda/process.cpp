#include "lambda/process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lambda/private_view.hpp"

namespace emulator::lambda {
namespace {

boost::system::error_code last_error(int error) {
  return {error, boost::system::system_category()};
}

boost::system::error_code view_error(int error) {
  return {error, boost::system::generic_category()};
}

class Pipe {
 public:
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  bool open() { return ::pipe2(ends_, O_CLOEXEC) == 0; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_end(int end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }
  int release_read_end() { return std::exchange(ends_[0], -1); }

 private:
  int ends_[2] = {-1, -1};
};

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (const auto& string : strings)
    result.push_back(const_cast<char*>(string.c_str()));
  result.push_back(nullptr);
  return result;
}

// What the child needs, made ready beforehand: between vfork and exec it shares our memory and may
// only make system calls.
struct Plan {
  const char* program;
  char* const* arguments;
  char* const* environment;
  const char* directory;
  int output;
  int report;
  pid_t parent;
  rlim_t open_files;
  const PrivateView* view;
  const OpenView* shared_view;
};

// What the child reports: an errno of exec, or a negative one of its private view.
[[noreturn]] void fail(const Plan& plan, int error) {
  // A short write cannot happen: the pipe is empty.
  [[maybe_unused]] const auto written = ::write(plan.report, &error, sizeof error);
  ::_exit(127);
}

void reset_signals() {
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal)
    ::sigaction(signal, &standard, nullptr);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void close_others(int first, rlim_t open_files) {
  if (::syscall(SYS_close_range, first, ~0U, 0) == 0) return;
  // Linux before 5.9.
  for (int file = first; file < static_cast<int>(open_files); ++file)
    ::close(file);
}

[[noreturn]] void run_child(Plan plan) {
  ::setsid();
  // If we are killed, by SIGKILL even, the function goes as well.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != plan.parent) ::_exit(127);
  if (plan.shared_view != nullptr) {
    if (const int error = plan.shared_view->enter()) fail(plan, -error);
  }

  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing < 0) fail(plan, errno);
  if (::dup2(nothing, 0) < 0 || ::dup2(plan.output, 1) < 0 || ::dup2(plan.output, 2) < 0) {
    fail(plan, errno);
  }
  if (plan.report != 3) {
    if (::dup3(plan.report, 3, O_CLOEXEC) < 0) fail(plan, errno);
    plan.report = 3;
  }
  close_others(4, plan.open_files);

  // A crash must not leave a core file in the package; the number of open files is Lambda's.
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = std::min<rlim_t>(1024, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
  }
  ::umask(022);
  if (plan.view != nullptr) {
    if (const int error = enter_view(*plan.view)) fail(plan, -error);
  }
  if (::chdir(plan.directory) != 0) fail(plan, errno);
  reset_signals();
  ::execve(plan.program, plan.arguments, plan.environment);
  fail(plan, errno);
}

int run_child_of(void* plan) {
  run_child(*static_cast<const Plan*>(plan));
}

// As vfork(), into a control group at once: to be moved there later takes the kernel milliseconds,
// and leaves what was allocated before where it was. There is no wrapper of this call that keeps us
// on our stack. The child must not return from here, for we will.
[[gnu::noinline]] long start_in_group(const Plan& plan, int group) {
  clone_args arguments{};
  arguments.flags = CLONE_VM | CLONE_VFORK | CLONE_INTO_CGROUP;
  if (plan.view != nullptr) arguments.flags |= CLONE_NEWNS;
  if (plan.view != nullptr && plan.view->user_namespace) arguments.flags |= CLONE_NEWUSER;
  arguments.exit_signal = SIGCHLD;
  arguments.cgroup = static_cast<std::uint64_t>(group);
#if defined(__x86_64__)
  long result = SYS_clone3;
  asm volatile("syscall"
               : "+a"(result)
               : "D"(&arguments), "S"(sizeof arguments)
               : "rcx", "r11", "memory");
#elif defined(__aarch64__)
  register long number asm("x8") = SYS_clone3;
  register long result asm("x0") = reinterpret_cast<long>(&arguments);
  register long size asm("x1") = sizeof arguments;
  asm volatile("svc 0" : "+r"(result) : "r"(number), "r"(size) : "memory");
#else
  const long result = -ENOSYS;
#endif
  if (result == 0) run_child(plan);
  return result;
}

// posix_spawn() can neither tie the child to our life nor close what it must not have.
pid_t start_child(const Plan& plan) {
  if (plan.view == nullptr) {
    const pid_t pid = ::vfork();  // NOLINT(bugprone-unsafe-functions)
    if (pid == 0) run_child(plan);
    return pid;
  }
  // As vfork(), and with namespaces of its own: unshare() is not for whoever shares our memory.
  int flags = CLONE_VM | CLONE_VFORK | CLONE_NEWNS | SIGCHLD;
  if (plan.view->user_namespace) flags |= CLONE_NEWUSER;
  constexpr std::size_t stack_size = 64 * 1024;
  // It is left alone once the child has its own memory, which is when clone() returns.
  alignas(16) static char stack[stack_size];
  return ::clone(run_child_of, stack + stack_size, flags, const_cast<Plan*>(&plan));
}

rlim_t open_file_limit() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return 1024;
  return std::min<rlim_t>(files.rlim_cur, 1 << 20);
}

}  // namespace

boost::system::result<Started> spawn(const Command& command) {
  Pipe output;
  Pipe report;
  if (!output.open() || !report.open()) return last_error(errno);
  const int flags = ::fcntl(output.read_end(), F_GETFL);
  if (::fcntl(output.read_end(), F_SETFL, flags | O_NONBLOCK) != 0) return last_error(errno);

  const auto arguments = pointers(command.arguments);
  const auto environment = pointers(command.environment);
  const Plan plan{command.program.c_str(),
                  arguments.data(),
                  environment.data(),
                  command.directory.c_str(),
                  output.write_end(),
                  report.write_end(),
                  ::getpid(),
                  open_file_limit(),
                  command.view,
                  command.shared_view};

  // No handler of ours may run in the child while it shares our memory.
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const long in_group = command.group < 0 ? 0 : start_in_group(plan, command.group);
  const pid_t pid = in_group > 0 ? static_cast<pid_t>(in_group) : start_child(plan);
  const int fork_error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (pid < 0) return command.view == nullptr ? last_error(fork_error) : view_error(fork_error);

  report.close_end(1);
  int exec_error = 0;
  ssize_t count;
  do {
    count = ::read(report.read_end(), &exec_error, sizeof exec_error);
  } while (count < 0 && errno == EINTR);
  if (count == sizeof exec_error) {
    // It is at its _exit(127) already.
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
    return exec_error < 0 ? view_error(-exec_error) : last_error(exec_error);
  }
  return Started{pid, static_cast<int>(in_group < 0 ? -in_group : 0), output.release_read_end()};
}

}  // namespace emulator::lambda
