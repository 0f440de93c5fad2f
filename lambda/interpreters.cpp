#include "lambda/interpreters.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/offload.hpp"
#include "lambda/clients/embedded.hpp"
#include "lambda/java_client.hpp"
#include "lambda/language.hpp"
#include "lambda/process.hpp"
#include "lambda/reaper.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
// A loaded machine takes seconds to start a large interpreter for the first time.
constexpr auto probe_limit = std::chrono::seconds(10);
constexpr std::size_t probe_output_limit = 64 * 1024;
constexpr std::size_t most_probes = 12;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

void add_subdirectories(std::vector<fs::path>& places, const fs::path& parent) {
  std::error_code error;  // most machines have none of these
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
       entry.increment(error))
    found.push_back(entry->path() / "bin");
  std::sort(found.rbegin(), found.rend());
  places.insert(places.end(), found.begin(), found.end());
}

// PATH, where Lambda's images and Debian have them, and where people's version managers put them.
std::vector<fs::path> places() {
  std::vector<fs::path> result;
  const std::string path = variable("PATH");
  for (std::size_t begin = 0; begin < path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    if (end > begin) result.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  if (const std::string java = variable("JAVA_HOME"); !java.empty()) {
    result.emplace_back(fs::path(java) / "bin");
  }
  for (const char* usual : {"/var/lang/bin", "/usr/local/bin", "/usr/bin", "/bin"})
    result.emplace_back(usual);
  if (const fs::path home = variable("HOME"); !home.empty()) {
    add_subdirectories(result, home / ".pyenv/versions");
    add_subdirectories(result, home / ".nvm/versions/node");
    add_subdirectories(result, home / ".rbenv/versions");
  }
  return result;
}

// Runs on a worker. The same program under two names is asked twice at most: a virtual environment
// is a link to the program it was made with, and yet another interpreter.
std::vector<std::string> candidates(Language language, const std::string& wanted) {
  std::vector<std::string> result;
  const auto directories = places();
  for (const auto& name : program_names(language, wanted)) {
    for (const auto& directory : directories) {
      const std::string program = (directory / name).string();
      if (::access(program.c_str(), X_OK) != 0) continue;
      if (std::find(result.begin(), result.end(), program) == result.end()) {
        result.push_back(program);
      }
    }
  }
  return result;
}

// The environment that a function's interpreter has, as far as finding its parts depends on it.
std::vector<std::string> probe_environment() {
  std::vector<std::string> lines{"LANG=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "NODE_PATH", "PYTHONPATH", "GEM_HOME", "GEM_PATH"}) {
    if (const std::string value = variable(name); !value.empty()) {
      lines.push_back(fmt::format("{}={}", name, value));
    }
  }
  return lines;
}

// AWS's client, as its package is called.
std::string_view name_of_client(Language language) {
  switch (language) {
    case Language::python:
      return "awslambdaric";
    case Language::ruby:
      return "aws_lambda_ric";
    case Language::java:
      return "aws-lambda-java-runtime-interface-client";
    default:
      return "aws-lambda-ric";
  }
}

std::string titled(std::string_view client, const std::string& version) {
  return version.empty() ? std::string(client) : fmt::format("{} {}", client, version);
}

// Runs on a worker.
JavaClient java_client() {
  return find_java_client(variable("CLASSPATH"),
                          {"/var/runtime/lib", "/usr/local/share/java", "/usr/share/java"});
}

// Runs on a worker. Written beside and renamed: another find() may be about to use the file.
bool write_client(const fs::path& file, std::string_view text, const std::string& runtime) {
  std::error_code error;
  if (fs::exists(file, error)) return true;
  fs::create_directories(file.parent_path(), error);
  const fs::path unfinished = file.string() + "." + runtime;
  std::ofstream out(unfinished, std::ios::binary);
  out << text;
  out.close();
  if (!out) return false;
  fs::rename(unfinished, file, error);
  return !error;
}

}  // namespace

struct Interpreters::State {
  asio::any_io_executor loop;
  asio::thread_pool& workers;
  Reaper* reaper;  // null once closed
  fs::path directory;
  std::map<std::string, std::shared_ptr<const Interpreter>, std::less<>> found;
  std::map<std::string, Probe> probes;  // by program: what answered once is not asked again

  static asio::awaitable<std::string> output_of(std::shared_ptr<State> state, Command command);
  static asio::awaitable<Probe> ask(std::shared_ptr<State> state, Language language,
                                    std::string program);
  static asio::awaitable<FoundInterpreter> look(std::shared_ptr<State> state, std::string runtime);
  static asio::awaitable<FoundInterpreter> with_client(std::shared_ptr<State> state,
                                                       std::string runtime, Probe probe);
};

// What a program prints until its end; what there is of it when it takes too long.
asio::awaitable<std::string> Interpreters::State::output_of(std::shared_ptr<State> state,
                                                            Command command) {
  std::string output;
  if (state->reaper == nullptr) co_return output;
  const auto started = spawn(command);
  if (!started) co_return output;
  // Watched, so that it isn't taken for something that a function left behind.
  state->reaper->watch(started->pid, [](int) {});
  const auto pipe = std::make_shared<asio::posix::stream_descriptor>(state->loop, started->output);
  asio::steady_timer limit(state->loop, probe_limit);
  limit.async_wait([pipe](const boost::system::error_code& error) {
    if (!error) pipe->close();
  });
  char buffer[4096];
  while (output.size() < probe_output_limit) {
    const auto [error, count] = co_await pipe->async_read_some(asio::buffer(buffer), no_throw);
    if (error) break;
    output.append(buffer, count);
  }
  limit.cancel();
  // Its id is its own until the reaper has seen it end, and then nobody watches it any more.
  if (state->reaper != nullptr && state->reaper->is_watched(started->pid))
    ::kill(-started->pid, SIGKILL);
  co_return output;
}

// No version: it is no interpreter, or a shim that leads nowhere.
asio::awaitable<Probe> Interpreters::State::ask(std::shared_ptr<State> state, Language language,
                                                std::string program) {
  const auto known = state->probes.find(program);
  if (known != state->probes.end()) co_return known->second;
  Command command{program, {program}, probe_environment(), "/"};
  for (auto& argument : probe_arguments(language))
    command.arguments.push_back(std::move(argument));
  const std::string output = co_await output_of(state, std::move(command));
  Probe probe;
  if (!parse_probe(output, probe)) co_return Probe{};
  if (probe.program.empty()) probe.program = program;
  state->probes[program] = probe;
  co_return probe;
}

asio::awaitable<FoundInterpreter> Interpreters::State::look(std::shared_ptr<State> state,
                                                            std::string runtime) {
  const Language language = language_of(runtime);
  const std::string wanted(version_of_runtime(runtime));
  auto list = [language, wanted] { return candidates(language, wanted); };
  const auto programs = co_await offload(state->workers, std::move(list));
  Probe other;
  for (std::size_t i = 0; i < std::min(programs.size(), most_probes); ++i) {
    Probe probe = co_await ask(state, language, programs[i]);
    if (probe.version.empty()) continue;
    if (is_version(probe.version, wanted)) {
      co_return co_await with_client(state, std::move(runtime), std::move(probe));
    }
    if (other.version.empty()) other = std::move(probe);
  }
  if (other.version.empty()) co_return FoundInterpreter{nullptr, missing_sentence(runtime)};
  const FoundInterpreter found = co_await with_client(state, runtime, other);
  if (found.interpreter) {
    log::warning("{} is not installed: its functions run with {} {} ({})", runtime,
                 name_of(language), other.version, other.program);
  }
  co_return found;
}

asio::awaitable<FoundInterpreter> Interpreters::State::with_client(std::shared_ptr<State> state,
                                                                   std::string runtime,
                                                                   Probe probe) {
  const Language language = language_of(runtime);
  auto interpreter = std::make_shared<Interpreter>();
  interpreter->program = probe.program;
  interpreter->version = probe.version;
  if (language == Language::java) {
    JavaClient client = co_await offload(state->workers, java_client);
    if (!client.class_path.empty()) {
      interpreter->client = titled(name_of_client(language), client.version);
      interpreter->in_sight = std::move(client.in_sight);
      // As AWS starts it. The client finds the function's own classes: the package, its lib/*.jar
      // and those of layers.
      interpreter->arguments = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                                std::move(client.class_path),
                                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"};
    }
  } else if (!probe.client.empty()) {
    const bool python = language == Language::python;
    interpreter->client = titled(name_of_client(language), probe.client_version);
    interpreter->arguments = python ? std::vector<std::string>{"-m", probe.client}
                                    : std::vector<std::string>{probe.client};
    if (!python) interpreter->in_sight.emplace_back(probe.client);
  } else if (language == Language::python || language == Language::node) {
    const bool python = language == Language::python;
    interpreter->client = "built in";
    interpreter->client_file = state->directory / (python ? "python_client.py" : "node_client.mjs");
    interpreter->arguments = {interpreter->client_file.string()};
    auto write = [file = interpreter->client_file, python, runtime] {
      return file.parent_path().empty() ||
             write_client(file, python ? python_client() : node_client(), runtime);
    };
    const bool written = co_await offload(state->workers, std::move(write));
    if (!written) {
      co_return FoundInterpreter{nullptr,
                                 fmt::format("Cannot write {}", interpreter->client_file.string())};
    }
  }
  if (interpreter->arguments.empty()) {
    co_return FoundInterpreter{nullptr, missing_client_sentence(runtime)};
  }
  std::shared_ptr<const Interpreter> result = std::move(interpreter);
  state->found[runtime] = result;
  co_return FoundInterpreter{std::move(result), {}};
}

Interpreters::Interpreters(asio::any_io_executor loop, asio::thread_pool& workers, Reaper& reaper,
                           fs::path directory)
    : state_(std::make_shared<State>(
          State{std::move(loop), workers, &reaper, std::move(directory), {}, {}})) {}

Interpreters::~Interpreters() = default;

void Interpreters::close() noexcept {
  state_->reaper = nullptr;
}

asio::awaitable<FoundInterpreter> Interpreters::find(std::string runtime) {
  const auto state = state_;
  if (language_of(runtime) == Language::unsupported) {
    co_return FoundInterpreter{nullptr, missing_sentence(runtime)};
  }
  if (auto found = known(runtime)) co_return FoundInterpreter{std::move(found), {}};
  co_return co_await State::look(state, std::move(runtime));
}

std::shared_ptr<const Interpreter> Interpreters::known(std::string_view runtime) const {
  const auto found = state_->found.find(runtime);
  return found == state_->found.end() ? nullptr : found->second;
}

}  // namespace emulator::lambda
