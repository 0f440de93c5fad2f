#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/system/result.hpp>

#include "lambda/bootstrap.hpp"
#include "lambda/environment_variables.hpp"
#include "lambda/private_view.hpp"
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

// Starts the processes of one environment: its runtime, and before it its external extensions. All
// of them see the same files: those of a private view, where the machine allows one.
class Launcher {
 public:
  struct Settings {
    std::shared_ptr<const FunctionVersion> version;
    std::shared_ptr<const Interpreter> interpreter;  // null for those that need none
    Bootstrap bootstrap;
    EnvironmentSettings environment;
    const DebugSetting* debug;  // null for none
    // Whether functions get a file system of their own here; turned off when the machine forbids
    // it.
    bool& private_view;
    int group;  // descriptor of the control group they start in; -1 for that of the emulator
  };
  explicit Launcher(Settings settings) : settings_(std::move(settings)) {}

  const Bootstrap& bootstrap() const noexcept { return settings_.bootstrap; }

  // The errors are exec's, as spawn() has them.
  boost::system::result<Started> extension(const Bootstrap& program);
  boost::system::result<Started> runtime() { return start(settings_.bootstrap, false); }

 private:
  boost::system::result<Started> start(const Bootstrap& program, bool is_extension);
  Command command(Bootstrap program, bool is_extension, const PrivateView* view) const;
  PrivateView view() const;

  const Settings settings_;
  // What the first process sees; set once there is one that others may share it with.
  std::optional<PrivateView> view_;
  std::optional<OpenView> open_view_;
};

// The command that runs `command` under the debugger of its language; pure.
void put_under_debugger(Command& command, std::string_view runtime, const std::string& address);

}  // namespace emulator::lambda
