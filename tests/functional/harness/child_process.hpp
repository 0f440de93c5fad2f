#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace emulator::functional {

// How a process ended.
struct ExitStatus {
  int code = 0;    // of a process that exited
  int signal = 0;  // that ended it, else 0
  bool operator==(const ExitStatus&) const = default;
};

// A program that runs beside the test. It sees the given environment and, of the caller's, only
// what finds programs and steers sanitizers. It dies with the test.
class ChildProcess {
 public:
  ChildProcess(std::vector<std::string> command,
               std::map<std::string, std::string> environment = {});
  ~ChildProcess();  // kills it if it still runs
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const noexcept { return pid_; }
  void signal(int number);
  bool running();
  // Nothing when it still runs after that time. May be called again.
  std::optional<ExitStatus> wait(std::chrono::milliseconds timeout);

  // What it has written so far, stdout and stderr together.
  std::string output() const;
  // Whether the text appears in the output within that time.
  bool wait_for_output(const std::string& text, std::chrono::milliseconds timeout);

 private:
  void read_output(int pipe);

  pid_t pid_ = -1;
  std::optional<ExitStatus> status_;
  std::thread reader_;
  int stop_reader_ = -1;
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::string output_;
  bool output_ended_ = false;
};

struct ProcessInfo {
  pid_t pid = 0;
  pid_t parent = 0;
  char state = '?';  // as in /proc/PID/stat: 'Z' is a zombie
  std::string name;
};

// Everything below a process, at this moment.
std::vector<ProcessInfo> descendants_of(pid_t pid);

// Makes this process the parent of whatever its children leave behind, so that orphans can be seen.
void adopt_orphans();
// Processes below this one that are no ChildProcess of its own, nor below one.
std::vector<ProcessInfo> orphans();

std::string to_string(const std::vector<ProcessInfo>& processes);

}  // namespace emulator::functional
