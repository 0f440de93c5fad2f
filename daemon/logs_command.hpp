#pragma once

#include <string>

#include "daemon/config.hpp"

namespace emulator {

// `emulator logs [--follow] [FUNCTION]`: prints what functions of a running emulator have logged.
struct LogsCommand {
  std::string function;  // empty for all
  bool follow = false;   // until it is interrupted or the emulator ends
};

// The exit code: 1 when no emulator answers.
int print_logs(const Config& config, const LogsCommand& command);

}  // namespace emulator
