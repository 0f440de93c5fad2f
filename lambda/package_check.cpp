#include "lambda/package_check.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>

#include <elf.h>
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "lambda/bootstrap.hpp"
#include "lambda/function_version.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

#if defined(__aarch64__)
constexpr std::string_view own_architecture = "arm64";
#else
constexpr std::string_view own_architecture = "x86_64";
#endif

// Of glibc and the compiler: on every Amazon Linux.
constexpr std::string_view on_aws[] = {
    "libc.so.6",         "libm.so.6",         "libpthread.so.0", "libdl.so.2",
    "librt.so.1",        "libresolv.so.2",    "libutil.so.1",    "libanl.so.1",
    "libgcc_s.so.1",     "libstdc++.so.6",    "libnsl.so.1",     "libz.so.1",
    "libcrypt.so.1",     "libcrypt.so.2",     "libnss_dns.so.2", "libBrokenLocale.so.1",
    "libnss_files.so.2", "libthread_db.so.1", "libmvec.so.1"};

// The programs that scripts name and that are on AWS's OS-only runtimes.
constexpr std::string_view interpreters_on_aws[] = {"/bin/sh", "/bin/bash", "/usr/bin/sh",
                                                    "/usr/bin/bash", "/usr/bin/env"};

template <std::size_t N>
bool contains(const std::string_view (&values)[N], std::string_view value) {
  return std::find(std::begin(values), std::end(values), value) != std::end(values);
}

std::string_view architecture_of(unsigned machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86_64";
    case EM_AARCH64:
      return "arm64";
    default:
      return "another kind of machine";
  }
}

// The machine's own directories of libraries; LD_LIBRARY_PATH of a function begins with the first.
std::vector<fs::path> system_directories() {
  std::vector<fs::path> result {
    "/lib64", "/usr/lib64",
#if defined(__aarch64__)
        "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib/aarch64-linux-gnu",
#else
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/usr/local/lib/x86_64-linux-gnu",
#endif
        "/lib", "/usr/lib", "/usr/local/lib", "/var/runtime", "/var/runtime/lib"
  };
  return result;
}

bool is_loader(std::string_view library) {
  return library.starts_with("ld-linux") || library.starts_with("linux-vdso");
}

bool is_in_package(const std::string& library, const ElfFile& program, const ProgramPlace& place,
                   Exists exists) {
  for (std::string path : program.run_paths) {
    for (const std::string_view origin : {"${ORIGIN}", "$ORIGIN"}) {
      if (const auto at = path.find(origin); at != path.npos) {
        path.replace(at, origin.size(), place.directory.string());
      }
    }
    if (exists(fs::path(path) / library)) return true;
  }
  return exists(place.root / library) || exists(place.root / "lib" / library) ||
         (!place.layers.empty() && exists(place.layers / "lib" / library));
}

bool is_on_system(const std::string& library, Exists exists) {
  static const auto directories = system_directories();
  return std::any_of(directories.begin(), directories.end(),
                     [&](const fs::path& directory) { return exists(directory / library); });
}

class MappedFile {
 public:
  explicit MappedFile(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat info {};
    if (::fstat(file, &info) == 0 && info.st_size > 0) {
      size_ = static_cast<std::size_t>(info.st_size);
      data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    }
    ::close(file);
  }
  ~MappedFile() {
    if (data_ != MAP_FAILED) ::munmap(data_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  std::string_view bytes() const {
    if (data_ == MAP_FAILED) return {};
    return {static_cast<const char*>(data_), size_};
  }

 private:
  void* data_ = MAP_FAILED;
  std::size_t size_ = 0;
};

bool on_this_machine(const fs::path& path) {
  std::error_code ignored;  // what we can't see isn't there
  return fs::exists(path, ignored);
}

// Where a bootstrap is that isn't at the top: the folder was zipped, and not what is in it.
std::string misplaced(const fs::path& root) {
  std::error_code error;
  for (fs::directory_iterator entry(root, error), end; !error && entry != end;
       entry.increment(error)) {
    if (on_this_machine(entry->path() / "bootstrap")) {
      return fmt::format("; there is one in {}/: zip what is in the folder, not the folder",
                         entry->path().filename().string());
    }
  }
  return ": name the program bootstrap and zip it without a folder around it";
}

void check_script(const ProgramHead& head, const FunctionVersion& version,
                  std::vector<PackageFault>& faults) {
  const bool is_there = on_this_machine(head.interpreter);
  if (const auto hint = hint_for(head, ENOENT, 0, is_there); !hint.empty()) {
    faults.push_back({true, fmt::format("bootstrap cannot be started: {}", hint)});
  } else if (!contains(interpreters_on_aws, head.interpreter) &&
             !head.interpreter.starts_with("/var/task") && !head.interpreter.starts_with("/opt")) {
    faults.push_back({false, fmt::format("its script needs {}, which {} on AWS has not",
                                         head.interpreter, version.runtime)});
  }
}

}  // namespace

std::string_view glibc_of(std::string_view runtime) noexcept {
  if (runtime == "provided.al2023") return "2.34";
  if (runtime == "provided.al2") return "2.26";
  // The first Amazon Linux: go1.x and provided.
  return runtime == "go1.x" || runtime == "provided" ? "2.17" : "";
}

std::vector<PackageFault> check_program(const ElfFile& program, const ProgramPlace& place,
                                        Exists exists) {
  std::vector<PackageFault> faults;
  const auto here = [&](std::string text) { faults.push_back({true, std::move(text)}); };
  const auto on_lambda = [&](std::string text) { faults.push_back({false, std::move(text)}); };

  const auto built_for = architecture_of(program.machine);
  if (built_for != place.this_architecture) {
    here(
        fmt::format("its program is built for {} and this machine is {}: build it for {}, or run "
                    "the emulator on {}",
                    built_for, place.this_architecture, place.this_architecture, built_for));
    return faults;  // what follows would only be about its own kind of machine
  }
  if (built_for != place.architecture) {
    on_lambda(fmt::format("its program is built for {} and the function's architecture is {}",
                          built_for, place.architecture));
  }
  if (program.interpreter.empty()) return faults;
  if (!exists(program.interpreter)) {
    here(
        fmt::format("its program's loader {} isn't on this machine: link it statically, or build "
                    "it for this system",
                    program.interpreter));
    return faults;
  }
  if (program.interpreter.find("ld-musl") != std::string::npos) {
    on_lambda(
        fmt::format("its program is linked with musl, whose loader {} isn't on {}: link it "
                    "statically",
                    program.interpreter, place.runtime));
  }
  for (const auto& library : program.needed) {
    if (is_loader(library) || is_in_package(library, program, place, exists)) continue;
    if (!is_on_system(library, exists)) {
      here(
          fmt::format("its program needs {}, which is neither in the package's lib/ nor on this "
                      "machine: add it to the package, or link it statically",
                      library));
    } else if (!contains(on_aws, library)) {
      on_lambda(
          fmt::format("its program needs {}, which is on this machine and not in the package: "
                      "{} may not have it",
                      library, place.runtime));
    }
  }
  const auto theirs = glibc_of(place.runtime);
  if (is_older(place.this_glibc, program.glibc)) {
    here(
        fmt::format("its program needs glibc {} and this machine has {}: build it on an older "
                    "system, or link it statically",
                    program.glibc, place.this_glibc));
  }
  if (!theirs.empty() && is_older(theirs, program.glibc)) {
    on_lambda(
        fmt::format("its program needs glibc {} and {} has {}: build it on an older system, or "
                    "link it statically",
                    program.glibc, place.runtime, theirs));
  }
  return faults;
}

std::vector<PackageFault> check_package(const FunctionVersion& version) {
  std::vector<PackageFault> faults;
  const Bootstrap bootstrap = bootstrap_of(version);
  const std::string name = bootstrap.program.filename().string();
  if (!on_this_machine(bootstrap.program)) {
    if (version.layers_directory) return faults;  // a layer may bring it
    faults.push_back(
        {true, fmt::format("the package has no {} at its top{}", name,
                           name == "bootstrap" ? misplaced(version.package->root)
                                               : std::string(", which its handler names"))});
    return faults;
  }
  if (::access(bootstrap.program.c_str(), X_OK) != 0) {
    faults.push_back(
        {true, fmt::format("{} cannot be started: {}", name, hint_for(bootstrap, EACCES))});
    return faults;
  }
  const MappedFile file(bootstrap.program);
  const auto program = parse_elf(file.bytes());
  if (!program) {
    const ProgramHead head = parse_program_head(file.bytes().substr(0, 4096));
    if (head.kind == ProgramHead::Kind::script) {
      check_script(head, version, faults);
    } else if (const auto hint = hint_for(bootstrap, ENOEXEC); !hint.empty()) {
      faults.push_back({true, fmt::format("{} cannot be started: {}", name, hint)});
    }
    return faults;
  }
  const ProgramPlace place{version.runtime,
                           version.architecture,
                           own_architecture,
                           ::gnu_get_libc_version(),
                           version.package->root,
                           version.layers_directory ? version.layers_directory->root : fs::path(),
                           bootstrap.program.parent_path()};
  return check_program(*program, place, on_this_machine);
}

}  // namespace emulator::lambda
