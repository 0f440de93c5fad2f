#include "harness/emulator_process.hpp"

#include <signal.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "harness/http.hpp"
#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

// Far beyond what it takes, for a machine that is busy with other tests.
constexpr std::chrono::milliseconds start_timeout{20'000};
constexpr std::chrono::milliseconds stop_timeout{20'000};

std::string from_environment(const char* name, std::string otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? std::string{value} : std::move(otherwise);
}

std::uint16_t read_port(const std::filesystem::path& file) {
  std::ifstream stream{file};
  unsigned port = 0;
  return stream >> port ? static_cast<std::uint16_t>(port) : std::uint16_t{0};
}

bool healthy(const std::string& url) {
  try {
    return get(url + "/_emulator/health").status() == 200;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

std::string emulator_program() {
  return from_environment("TEST_EMULATOR", EMULATOR_PROGRAM);
}

std::string function_zip_path(const std::string& name) {
  return from_environment("TEST_LAMBDA_FUNCTIONS", EMULATOR_FUNCTIONS) + '/' + name + ".zip";
}

std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>{file}, {}};
}

EmulatorProcess::EmulatorProcess(std::vector<std::string> arguments,
                                 std::map<std::string, std::string> environment) {
  adopt_orphans();
  const auto temporary = directory_.path() / "tmp";
  const auto port_file = directory_.path() / "port";
  std::filesystem::create_directory(temporary);

  std::vector<std::string> command{emulator_program(), "--port", "0", "--port-file", port_file};
  command.insert(command.end(), arguments.begin(), arguments.end());
  environment.emplace("TMPDIR", temporary);
  process_ = std::make_unique<ChildProcess>(std::move(command), std::move(environment));

  const bool ready = eventually(start_timeout, [&] {
    if (!process_->running()) return true;
    if (port_ == 0) port_ = read_port(port_file);
    url_ = "http://127.0.0.1:" + std::to_string(port_);
    return port_ != 0 && healthy(url_);
  });
  if (!ready || !process_->running()) {
    throw std::runtime_error("the emulator did not start: " + process_->output());
  }
}

std::string EmulatorProcess::stop() {
  if (!process_->running()) return {};
  process_->signal(SIGTERM);
  const auto status = process_->wait(stop_timeout);
  if (!status) return "the emulator still runs after SIGTERM:\n" + process_->output();

  std::string problems;
  if (*status != ExitStatus{}) {
    problems += "the emulator ended with code " + std::to_string(status->code) + ", signal " +
                std::to_string(status->signal) + ":\n" + process_->output();
  }
  if (const auto left = orphans(); !left.empty()) {
    problems += "processes left behind:\n" + to_string(left);
  }
  for (const auto& left : std::filesystem::directory_iterator{directory_.path() / "tmp"}) {
    problems += "left behind: " + left.path().string() + '\n';
  }
  return problems;
}

}  // namespace emulator::functional
