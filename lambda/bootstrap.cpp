#include "lambda/bootstrap.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include <elf.h>

#include <fmt/format.h>

#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/java_client.hpp"
#include "lambda/language.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t head_size = 4096;

#if defined(__aarch64__)
constexpr unsigned own_machine = EM_AARCH64;
#else
constexpr unsigned own_machine = EM_X86_64;
#endif

bool is_go(const FunctionVersion& version) {
  return version.runtime == "go1.x";
}

std::string machine_name(unsigned machine) {
  switch (machine) {
    case EM_X86_64:
      return "x86_64";
    case EM_AARCH64:
      return "aarch64";
    case EM_386:
      return "i386";
    case EM_ARM:
      return "32-bit arm";
    default:
      return fmt::format("machine type {}", machine);
  }
}

// Go's texts of errno, as in "fork/exec /var/task/bootstrap: exec format error".
std::string go_error_text(int error) {
  std::string text = strerror(error);
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::string loader_of(std::string_view bytes, const Elf64_Ehdr& header) {
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    const std::uint64_t at = header.e_phoff + std::uint64_t{i} * header.e_phentsize;
    if (at > bytes.size() || bytes.size() - at < sizeof(Elf64_Phdr)) return {};
    Elf64_Phdr segment;
    std::memcpy(&segment, bytes.data() + at, sizeof segment);
    if (segment.p_type != PT_INTERP) continue;
    if (segment.p_offset > bytes.size() || bytes.size() - segment.p_offset < segment.p_filesz) {
      return {};
    }
    const auto text = bytes.substr(segment.p_offset, segment.p_filesz);
    return std::string(text.substr(0, text.find('\0')));
  }
  return {};
}

}  // namespace

Bootstrap bootstrap_of(const FunctionVersion& version, const Interpreter* interpreter) {
  if (interpreter != nullptr) {
    Bootstrap bootstrap{interpreter->program, interpreter->program, {interpreter->program}};
    if (language_of(version.runtime) == Language::java) {
      bootstrap.arguments.push_back(java_heap_argument(version.memory_mb));
    }
    bootstrap.arguments.insert(bootstrap.arguments.end(), interpreter->arguments.begin(),
                               interpreter->arguments.end());
    bootstrap.arguments.push_back(version.handler);
    return bootstrap;
  }
  // Zips are refused whose entries leave the task root; the handler of go1.x gets the same care.
  const std::string name =
      is_go(version) ? fs::path("/" + version.handler).lexically_normal().relative_path().string()
                     : "bootstrap";
  const fs::path program = version.package->root / name;
  std::error_code ignored;  // what we can't see isn't there
  if (version.layers_directory && !is_go(version) && !fs::exists(program, ignored)) {
    const fs::path of_layer = version.layers_directory->root / name;
    if (fs::exists(of_layer, ignored)) return {of_layer, "/opt/bootstrap", {"/opt/bootstrap"}};
  }
  return {program, "/var/task/" + name, {"/var/task/" + name}};
}

std::optional<Failure> missing_bootstrap(const FunctionVersion& version,
                                         const Bootstrap& bootstrap) {
  std::error_code error;
  // A link that leads nowhere is as good as none.
  if (fs::exists(bootstrap.program, error)) return std::nullopt;
  if (is_go(version)) return cannot_execute(version, bootstrap, ENOENT);
  Failure failure{"Runtime.InvalidEntrypoint",
                  "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"};
  failure.worth_retrying = false;
  return failure;
}

Failure cannot_execute(const FunctionVersion& version, const Bootstrap& bootstrap, int error) {
  const std::string text =
      fmt::format("fork/exec {}: {}", bootstrap.shown_as, go_error_text(error));
  Failure failure{"Runtime.InvalidEntrypoint", text};
  failure.worth_retrying = false;
  if (is_go(version)) {
    // go1.x was started by Lambda's Go runtime, which reported this error as a function's own.
    failure.type = "PathError";
    failure.posted = fmt::format(R"({{"errorMessage":"fork/exec {}: {}","errorType":"PathError"}})",
                                 bootstrap.shown_as, go_error_text(error));
  }
  return failure;
}

ProgramHead parse_program_head(std::string_view bytes) {
  ProgramHead head;
  if (bytes.starts_with("#!")) {
    head.kind = ProgramHead::Kind::script;
    std::string_view line = bytes.substr(2, bytes.find('\n') - 2);
    head.carriage_return = line.ends_with('\r');
    if (head.carriage_return) line.remove_suffix(1);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    head.interpreter = std::string(line.substr(0, line.find_first_of(" \t")));
    return head;
  }
  Elf64_Ehdr header;
  if (bytes.size() < sizeof header || !bytes.starts_with(ELFMAG)) return head;
  std::memcpy(&header, bytes.data(), sizeof header);
  head.kind = ProgramHead::Kind::elf;
  head.machine = header.e_machine;
  if (header.e_ident[EI_CLASS] == ELFCLASS64) head.interpreter = loader_of(bytes, header);
  return head;
}

std::string hint_for(const ProgramHead& head, int error, unsigned this_machine,
                     bool interpreter_exists) {
  using Kind = ProgramHead::Kind;
  if (error == EACCES) {
    return "it isn't executable: chmod +x it before zipping, with a tool that keeps modes (zip on "
           "Linux or macOS does)";
  }
  if (head.kind == Kind::elf && head.machine != this_machine) {
    return fmt::format("it was built for {}, this machine is {}", machine_name(head.machine),
                       machine_name(this_machine));
  }
  if (head.kind == Kind::script && head.carriage_return) {
    return "it is a script with CRLF line ends: save it with LF";
  }
  if (!head.interpreter.empty() && !interpreter_exists) {
    return fmt::format(
        "its {} {} isn't on this machine{}", head.kind == Kind::elf ? "loader" : "interpreter",
        head.interpreter,
        head.kind == Kind::elf ? ": link it statically, or build it for this system" : "");
  }
  if (head.kind == Kind::other && error == ENOEXEC) {
    return "it is neither a Linux program nor a script that begins with #!";
  }
  return {};
}

std::string hint_for(const Bootstrap& bootstrap, int error) {
  std::ifstream in(bootstrap.program, std::ios::binary);
  std::string bytes(head_size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  const ProgramHead head = parse_program_head(bytes);
  std::error_code ignored;  // what we can't see we don't mention
  const bool interpreter_exists = head.interpreter.empty() || fs::exists(head.interpreter, ignored);
  return hint_for(head, error, own_machine, interpreter_exists);
}

}  // namespace emulator::lambda
