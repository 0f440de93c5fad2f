#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

#include <boost/system/result.hpp>

namespace emulator::lambda {

class OpenView;
struct PrivateView;

struct Command {
  std::string program;
  std::vector<std::string> arguments;    // argv, from argv[0] on
  std::vector<std::string> environment;  // "NAME=value"
  std::string directory;                 // working directory
  const PrivateView* view = nullptr;     // of the file system, to be made; null for none
  int group = -1;                        // descriptor of the control group to start in; -1 for ours
  const OpenView* shared_view = nullptr;  // one that is there already; null for none
};

struct Started {
  pid_t pid = -1;
  int group_error = 0;  // why it is not in the group, an errno
  int output = -1;      // read end of stdout and stderr, non-blocking; the caller closes it
};

// Starts a process that leads a session and process group of its own, has nothing of us but the
// pipe, and dies with the calling thread. stdout and stderr share a pipe, so that their lines keep
// their order. The memory of this process is not copied, however large; the thread waits for exec.
// The error is exec's: ENOENT, EACCES, ENOEXEC, … as category system. In category generic it says
// why the private view could not be had.
boost::system::result<Started> spawn(const Command& command);

}  // namespace emulator::lambda
