#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace emulator::lambda {

// The file system as a function sees it on Lambda: its package at /var/task and its layers at /opt,
// both read-only, and a /tmp of its own that is bounded. The rest is the machine's. It is made in a
// mount namespace of the function's process; the machine itself is not changed.
struct PrivateView {
  // One system call of the new process, between its creation and its exec. Made beforehand: there
  // it may not allocate.
  struct Step {
    enum class Kind { mount, make_directory, make_file, make_link };
    Kind kind = Kind::mount;
    std::string source;  // of a link what it leads to
    std::string target;
    std::string type;  // "tmpfs"; empty for others
    unsigned long flags = 0;
    std::string options;
  };
  std::vector<Step> steps;
  // Without privileges it takes a user namespace, in which the user stays who they are.
  bool user_namespace = false;
  std::string user_map;
  std::string group_map;

  // What is where for the function.
  bool has_private_tmp = true;
};

struct PrivateViewRequest {
  std::filesystem::path package;
  std::filesystem::path layers;   // empty for none
  std::filesystem::path staging;  // an empty directory of the environment's own
  std::filesystem::path client;   // our runtime client, shown as /var/client/NAME; empty for none
  std::vector<std::filesystem::path> in_sight;  // what of this machine must stay visible
  std::uint64_t tmp_megabytes = 512;
};

// An entry of a directory of this machine.
struct DirectoryEntry {
  enum class Kind { directory, file, link, other };
  std::string name;
  Kind kind = Kind::directory;
  std::string leads_to;  // of a link
};

// What the plan depends on besides the request.
struct Machine {
  uid_t user = 0;
  gid_t group = 0;
  std::vector<DirectoryEntry> var;     // of /var
  std::vector<DirectoryEntry> opt;     // of /opt
  std::vector<DirectoryEntry> layers;  // of request.layers
  unsigned long package_flags = 0;     // of its mount, which a remount has to keep
  unsigned long layers_flags = 0;
};

// Reads a few directories; takes some 50 µs.
Machine look_at_machine(const PrivateViewRequest& request);
// Pure.
PrivateView plan_view(const PrivateViewRequest& request, const Machine& machine);

// The private view of a process that runs, kept for others that are to share it.
class OpenView {
 public:
  // Nothing when the process has ended.
  static std::optional<OpenView> of(pid_t pid, bool user_namespace);
  OpenView(OpenView&& other) noexcept
      : user_(std::exchange(other.user_, -1)), mounts_(std::exchange(other.mounts_, -1)) {}
  OpenView(const OpenView&) = delete;
  OpenView& operator=(const OpenView&) = delete;
  ~OpenView();

  // Only for a new process: makes nothing but system calls. 0, or the errno of what failed.
  int enter() const noexcept;

 private:
  OpenView(int user, int mounts) noexcept : user_(user), mounts_(mounts) {}
  int user_;  // -1 where it has no user namespace
  int mounts_;
};

// Carries the plan out. Only for the new process: makes nothing but system calls. 0, or the errno
// of what failed.
int enter_view(const PrivateView& view) noexcept;

}  // namespace emulator::lambda
