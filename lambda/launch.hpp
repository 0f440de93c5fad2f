#pragma once

#include <filesystem>
#include <string>

#include <boost/system/result.hpp>

#include "lambda/bootstrap.hpp"
#include "lambda/environment_variables.hpp"
#include "lambda/process.hpp"

namespace emulator::lambda {

struct FunctionVersion;
struct Interpreter;

// A function's process under a debugger, as --lambda-debug asks for one.
struct DebugSetting {
  std::string function_name;
  std::string address;  // "127.0.0.1:5678"
};
// Of "NAME=PORT" or "NAME=ADDRESS:PORT"; an empty name for what is neither.
DebugSetting parse_debug_setting(std::string_view text);

// What to start for a function, and how.
struct Launch {
  const FunctionVersion& version;
  const Interpreter* interpreter;  // null for those that need none
  const Bootstrap& bootstrap;
  EnvironmentSettings environment;
  const DebugSetting* debug;  // null for none
  // Whether functions get a file system of their own here; turned off when the machine forbids it.
  bool& private_view;
  bool private_tmp = true;  // false where others share it
};

// The error is exec's, as spawn() has it.
boost::system::result<Started> launch(Launch launch);

// The command that runs `command` under the debugger of its language; pure.
void put_under_debugger(Command& command, std::string_view runtime, const std::string& address);

}  // namespace emulator::lambda
