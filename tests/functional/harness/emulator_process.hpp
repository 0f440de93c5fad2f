#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "harness/child_process.hpp"
#include "harness/temporary_directory.hpp"

namespace emulator::functional {

// Where the build put the program and the deployment packages; TEST_EMULATOR and
// TEST_LAMBDA_FUNCTIONS name others.
std::string emulator_program();
std::string function_zip_path(const std::string& name);  // of "echo"
std::string read_file(const std::string& path);

// An emulator of the test's own, on a free port, with a temporary directory of its own.
class EmulatorProcess {
 public:
  // Returns when it is healthy; throws with its output otherwise.
  explicit EmulatorProcess(std::vector<std::string> arguments = {},
                           std::map<std::string, std::string> environment = {});

  const std::string& url() const noexcept { return url_; }  // "http://127.0.0.1:PORT"
  std::uint16_t port() const noexcept { return port_; }
  ChildProcess& process() noexcept { return *process_; }

  // Ends it with SIGTERM and looks whether it ended well: exit code 0, nothing left of its
  // processes or in its temporary directory. Says what is wrong, nothing if all is well or it had
  // ended before.
  std::string stop();

 private:
  TemporaryDirectory directory_;
  std::unique_ptr<ChildProcess> process_;
  std::uint16_t port_ = 0;
  std::string url_;
};

}  // namespace emulator::functional
