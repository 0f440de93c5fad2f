#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lambda/failure.hpp"

namespace emulator::lambda {

struct FunctionVersion;
struct Interpreter;

// The program that an environment runs: `bootstrap` in the package, for go1.x the handler, and for
// the runtime of a language its interpreter.
struct Bootstrap {
  std::filesystem::path program;
  std::string shown_as;  // as it is called on Lambda: "/var/task/bootstrap"
  std::vector<std::string> arguments;
};

// `interpreter` is that of the version's runtime, null for those that need none.
Bootstrap bootstrap_of(const FunctionVersion& version, const Interpreter* interpreter = nullptr);

// Why it cannot be started at all; nothing when it is there.
std::optional<Failure> missing_bootstrap(const FunctionVersion& version,
                                         const Bootstrap& bootstrap);

// What exec refused with `error`, an errno.
Failure cannot_execute(const FunctionVersion& version, const Bootstrap& bootstrap, int error);

// The beginning of a program, as far as starting it depends on it.
struct ProgramHead {
  enum class Kind { elf, script, other };
  Kind kind = Kind::other;
  unsigned machine = 0;          // ELF e_machine
  std::string interpreter;       // of a script its "#!" line's program, of an ELF file its loader
  bool carriage_return = false;  // a script's first line ends in CR LF
};

ProgramHead parse_program_head(std::string_view bytes);

// One line for the log on how to mend a bootstrap that exec refused; empty when we don't know.
std::string hint_for(const Bootstrap& bootstrap, int error);
// The same from what is known of the program; pure.
std::string hint_for(const ProgramHead& head, int error, unsigned this_machine,
                     bool interpreter_exists);

}  // namespace emulator::lambda
