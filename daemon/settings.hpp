#pragma once

#include <string>
#include <variant>
#include <vector>

#include "daemon/config.hpp"
#include "daemon/logs_command.hpp"

namespace emulator {

// What the command line and the environment ask for.
struct Settings {
  enum class Command { run, check_health, list_operations, list_runtimes, logs };
  Command command = Command::run;
  LogsCommand logs;  // of Command::logs
  Config config;
  // Said once in the log at start: settings that were accepted and have no meaning here.
  std::vector<std::string> notes;
};

// The program is to print `text` and end with `exit_code`: help, version, or what is wrong.
struct EarlyExit {
  int exit_code = 0;
  std::string text;
};

std::variant<Settings, EarlyExit> read_settings(int argc, const char* const* argv);

}  // namespace emulator
