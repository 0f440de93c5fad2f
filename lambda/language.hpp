#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emulator::lambda {

// What a function is written in, as far as something has to be installed for it. Packages of
// `provided*` and `go1.x` bring their own program.
enum class Language { none, python, node, java, ruby, unsupported };

Language language_of(std::string_view runtime) noexcept;
// "Python", …
std::string_view name_of(Language language) noexcept;

// The version that a runtime's name asks for: "3.12" of python3.12, "20" of nodejs20.x, "8" of
// java8.al2; empty when the name has none.
std::string_view version_of_runtime(std::string_view runtime) noexcept;
// Whether an interpreter of this version is what was asked for: "3.12.4" for "3.12".
bool is_version(std::string_view version, std::string_view wanted) noexcept;

// The names under which an interpreter may be found, the most fitting first: python3.12, python3,
// python, python3.14, …
std::vector<std::string> program_names(Language language, std::string_view wanted);

// What the interpreter is run with to tell about itself. It prints a line of fields separated by
// tabs: probe_mark, program, version, AWS's client, the client's version; the last two are empty
// without that client.
std::vector<std::string> probe_arguments(Language language);
inline constexpr std::string_view probe_mark = "interpreter";

struct Probe {
  std::string program;
  std::string version;
  std::string client;  // what to run of AWS's client: a module, a file or a class path
  std::string client_version;
};
// Whatever else it prints is skipped; false when it says nothing of itself.
bool parse_probe(std::string_view output, Probe& probe);

// Why a runtime can't be used and what to install, in one sentence.
std::string missing_sentence(std::string_view runtime);
// The same where the interpreter is there and AWS's client isn't, which it can't do without.
std::string missing_client_sentence(std::string_view runtime);

}  // namespace emulator::lambda
