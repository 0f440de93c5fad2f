#include "lambda/private_view.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <fmt/format.h>

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;
using Step = PrivateView::Step;
using Kind = PrivateView::Step::Kind;

bool is_below(const fs::path& path, std::string_view directory) {
  const std::string text = path.string();
  return text.size() > directory.size() && text.starts_with(directory) &&
         text[directory.size()] == '/';
}

class Plan {
 public:
  explicit Plan(PrivateView& view) : steps_(view.steps) {}

  void mount(std::string source, std::string target, std::string type, unsigned long flags,
             std::string options = {}) {
    steps_.push_back({Kind::mount, std::move(source), std::move(target), std::move(type), flags,
                      std::move(options)});
  }
  void bind(const std::string& source, const std::string& target) {
    mount(source, target, {}, MS_BIND | MS_REC);
  }
  void bind_read_only(const std::string& source, const std::string& target, unsigned long kept) {
    bind(source, target);
    mount({}, target, {}, MS_BIND | MS_REMOUNT | MS_RDONLY | kept);
  }
  void directory(std::string path) { add(Kind::make_directory, {}, std::move(path)); }
  void file(std::string path) { add(Kind::make_file, {}, std::move(path)); }
  void link(std::string to, std::string path) {
    add(Kind::make_link, std::move(to), std::move(path));
  }

  // A directory of the machine, at `at`, as it is; what is `ours` is left out.
  template <class IsOurs>
  void copy_entries(const std::string& from, const std::vector<DirectoryEntry>& entries,
                    const std::string& at, IsOurs is_ours) {
    for (const auto& entry : entries) {
      if (is_ours(entry.name)) continue;
      const std::string target = at + "/" + entry.name;
      const std::string source = from + "/" + entry.name;
      switch (entry.kind) {
        case DirectoryEntry::Kind::directory:
          directory(target);
          bind(source, target);
          break;
        case DirectoryEntry::Kind::file:
          file(target);
          bind(source, target);
          break;
        case DirectoryEntry::Kind::link:
          link(entry.leads_to, target);
          break;
        case DirectoryEntry::Kind::other:
          break;
      }
    }
  }

 private:
  void add(Kind kind, std::string source, std::string target) {
    Step step;
    step.kind = kind;
    step.source = std::move(source);
    step.target = std::move(target);
    steps_.push_back(std::move(step));
  }
  std::vector<Step>& steps_;
};

constexpr unsigned long plain = MS_NOSUID | MS_NODEV;

// /var as it is, with task and runtime in it. Mount points can't be made on the machine itself, so
// a new /var is put together beside the old one and then moved over it.
void plan_var(Plan& plan, const PrivateViewRequest& request, const Machine& machine) {
  const std::string at = request.staging.string();
  plan.mount("tmpfs", at, "tmpfs", plain, "mode=755,size=1m");
  plan.copy_entries("/var", machine.var, at,
                    [](const std::string& name) { return name == "task" || name == "client"; });
  plan.directory(at + "/task");
  plan.bind_read_only(request.package.string(), at + "/task", machine.package_flags);
  if (!request.client.empty()) {
    // The state directory is mostly below /tmp, which is about to be covered.
    const std::string target = at + "/client/" + request.client.filename().string();
    plan.directory(at + "/client");
    plan.file(target);
    plan.bind(request.client.string(), target);
  }
  plan.mount(at, "/var", {}, MS_MOVE);
}

// /opt with what the layers have over what the machine has: interpreters may live there.
void plan_opt(Plan& plan, const PrivateViewRequest& request, const Machine& machine) {
  const std::string at = request.staging.string();
  plan.mount("tmpfs", at, "tmpfs", plain, "mode=755,size=1m");
  plan.copy_entries("/opt", machine.opt, at, [&](const std::string& name) {
    for (const auto& entry : machine.layers)
      if (entry.name == name) return true;
    return false;
  });
  for (const auto& entry : machine.layers) {
    const std::string source = (request.layers / entry.name).string();
    const std::string target = at + "/" + entry.name;
    if (entry.kind == DirectoryEntry::Kind::link) {
      plan.link(entry.leads_to, target);
      continue;
    }
    if (entry.kind == DirectoryEntry::Kind::directory) {
      plan.directory(target);
    } else {
      plan.file(target);
    }
    plan.bind_read_only(source, target, machine.layers_flags);
  }
  plan.mount({}, at, {}, MS_REMOUNT | MS_RDONLY | plain);
  plan.mount(at, "/opt", {}, MS_MOVE);
}

std::vector<DirectoryEntry> entries_of(const fs::path& directory) {
  std::vector<DirectoryEntry> result;
  std::error_code error;  // what we can't read is not shown
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    DirectoryEntry item{entry->path().filename().string(), DirectoryEntry::Kind::other, {}};
    std::error_code ignored;  // it may be gone, and then is of no kind
    if (entry->is_symlink(ignored)) {
      item.kind = DirectoryEntry::Kind::link;
      item.leads_to = fs::read_symlink(entry->path(), ignored).string();
    } else if (entry->is_directory(ignored)) {
      item.kind = DirectoryEntry::Kind::directory;
    } else if (entry->is_regular_file(ignored)) {
      item.kind = DirectoryEntry::Kind::file;
    }
    result.push_back(std::move(item));
  }
  return result;
}

unsigned long mount_flags_of(const fs::path& path) {
  struct statvfs info {};
  if (::statvfs(path.c_str(), &info) != 0) return 0;
  unsigned long flags = 0;
  if ((info.f_flag & ST_NOSUID) != 0) flags |= MS_NOSUID;
  if ((info.f_flag & ST_NODEV) != 0) flags |= MS_NODEV;
  if ((info.f_flag & ST_NOEXEC) != 0) flags |= MS_NOEXEC;
  if ((info.f_flag & ST_NOATIME) != 0) flags |= MS_NOATIME;
  if ((info.f_flag & ST_NODIRATIME) != 0) flags |= MS_NODIRATIME;
  if ((info.f_flag & ST_RELATIME) != 0) flags |= MS_RELATIME;
  return flags;
}

int write_file(const char* path, const std::string& text) noexcept {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  const ssize_t count = ::write(file, text.data(), text.size());
  const int error = count < 0 ? errno : 0;
  ::close(file);
  return error;
}

int carry_out(const Step& step) noexcept {
  const char* const target = step.target.c_str();
  switch (step.kind) {
    case Kind::mount:
      return ::mount(step.source.empty() ? nullptr : step.source.c_str(), target,
                     step.type.empty() ? nullptr : step.type.c_str(), step.flags,
                     step.options.empty() ? nullptr : step.options.c_str()) == 0
                 ? 0
                 : errno;
    case Kind::make_directory:
      return ::mkdir(target, 0755) == 0 ? 0 : errno;
    case Kind::make_file: {
      const int file = ::open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
      if (file < 0) return errno;
      ::close(file);
      return 0;
    }
    case Kind::make_link:
      return ::symlink(step.source.c_str(), target) == 0 ? 0 : errno;
  }
  return EINVAL;
}

}  // namespace

Machine look_at_machine(const PrivateViewRequest& request) {
  Machine machine;
  machine.user = ::geteuid();
  machine.group = ::getegid();
  machine.var = entries_of("/var");
  machine.package_flags = mount_flags_of(request.package);
  if (!request.layers.empty()) {
    machine.opt = entries_of("/opt");
    machine.layers = entries_of(request.layers);
    machine.layers_flags = mount_flags_of(request.layers);
  }
  return machine;
}

PrivateView plan_view(const PrivateViewRequest& request, const Machine& machine) {
  PrivateView view;
  view.user_namespace = machine.user != 0;
  view.user_map = fmt::format("{0} {0} 1", machine.user);
  view.group_map = fmt::format("{0} {0} 1", machine.group);
  Plan plan(view);
  // Nothing of what follows reaches the machine.
  plan.mount({}, "/", {}, MS_REC | MS_SLAVE);
  plan_var(plan, request, machine);
  if (!request.layers.empty()) plan_opt(plan, request, machine);
  // An interpreter that lives below /tmp would be out of sight.
  view.has_private_tmp = std::none_of(request.in_sight.begin(), request.in_sight.end(),
                                      [](const fs::path& path) { return is_below(path, "/tmp"); });
  if (view.has_private_tmp) {
    plan.mount("tmpfs", "/tmp", "tmpfs", plain,
               fmt::format("mode=1777,size={}m", request.tmp_megabytes));
  }
  return view;
}

std::optional<OpenView> OpenView::of(pid_t pid, bool user_namespace) {
  const auto open = [pid](const char* name) {
    return ::open(fmt::format("/proc/{}/ns/{}", pid, name).c_str(), O_RDONLY | O_CLOEXEC);
  };
  OpenView view(user_namespace ? open("user") : -1, open("mnt"));
  if (view.mounts_ < 0 || (user_namespace && view.user_ < 0)) return std::nullopt;
  return view;
}

OpenView::~OpenView() {
  if (user_ >= 0) ::close(user_);
  if (mounts_ >= 0) ::close(mounts_);
}

int OpenView::enter() const noexcept {
  if (user_ >= 0 && ::setns(user_, CLONE_NEWUSER) != 0) return errno;
  return ::setns(mounts_, CLONE_NEWNS) == 0 ? 0 : errno;
}

int enter_view(const PrivateView& view) noexcept {
  if (view.user_namespace) {
    // Before a group may be mapped without privileges, giving up groups has to be.
    if (const int error = write_file("/proc/self/setgroups", "deny")) return error;
    if (const int error = write_file("/proc/self/gid_map", view.group_map)) return error;
    if (const int error = write_file("/proc/self/uid_map", view.user_map)) return error;
  }
  for (const auto& step : view.steps)
    if (const int error = carry_out(step)) return error;
  return 0;
}

}  // namespace emulator::lambda
