#include "lambda/launch.hpp"

#include <algorithm>
#include <utility>

#include "daemon/log.hpp"
#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/language.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"
#include "lambda/private_view.hpp"

namespace emulator::lambda {

DebugSetting parse_debug_setting(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == text.npos || equals == 0 || equals + 1 == text.size()) return {};
  const auto address = text.substr(equals + 1);
  const auto colon = address.rfind(':');
  const auto port = colon == address.npos ? address : address.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != port.npos) {
    return {};
  }
  return {std::string(text.substr(0, equals)),
          colon == address.npos ? "127.0.0.1:" + std::string(port) : std::string(address)};
}

void put_under_debugger(Command& command, std::string_view runtime, const std::string& address) {
  auto& arguments = command.arguments;
  switch (language_of(runtime)) {
    case Language::python:
      arguments.insert(arguments.begin() + 1, {"-Xfrozen_modules=off", "-m", "debugpy", "--listen",
                                               address, "--wait-for-client"});
      break;
    case Language::node:
      arguments.insert(arguments.begin() + 1, "--inspect-brk=" + address);
      break;
    case Language::java:
      arguments.insert(arguments.begin() + 1,
                       "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=" + address);
      break;
    case Language::none:
      arguments.front() = command.program;
      arguments.insert(arguments.begin(), {"/usr/bin/gdbserver", "--once", address});
      command.program = arguments.front();
      break;
    case Language::ruby:
    case Language::unsupported:
      break;
  }
}

PrivateView Launcher::view() const {
  const FunctionVersion& version = *settings_.version;
  PrivateViewRequest request;
  request.package = version.package->root;
  if (version.layers_directory) request.layers = version.layers_directory->root;
  request.staging = settings_.environment.temporary;
  request.tmp_megabytes = version.ephemeral_storage_mb;
  if (const Interpreter* interpreter = settings_.interpreter.get()) {
    request.client = interpreter->client_file;
    request.in_sight.emplace_back(interpreter->program);
    request.in_sight.insert(request.in_sight.end(), interpreter->in_sight.begin(),
                            interpreter->in_sight.end());
  }
  return plan_view(request, look_at_machine(request));
}

Command Launcher::command(Bootstrap program, bool is_extension, const PrivateView* view) const {
  const FunctionVersion& version = *settings_.version;
  const bool is_interpreted = !is_extension && settings_.interpreter != nullptr;
  EnvironmentSettings environment = settings_.environment;
  if (view != nullptr) {
    environment.task_root = "/var/task";
    if (version.layers_directory) environment.layers_root = "/opt";
    if (view->has_private_tmp) environment.temporary = "/tmp";
    if (!is_interpreted) program.program = program.shown_as;
  }
  if (is_interpreted) {
    const auto& client = settings_.interpreter->client_file;
    auto& arguments = program.arguments;
    if (view != nullptr && !client.empty()) {
      std::replace(arguments.begin(), arguments.end(), client.string(),
                   "/var/client/" + client.filename().string());
    }
    // AWS's client for Java looks for layers in /opt and nowhere else.
    if (view == nullptr && !environment.layers_root.empty() &&
        language_of(version.runtime) == Language::java) {
      *(std::find(arguments.begin(), arguments.end(), "-cp") + 1) +=
          ":" + environment.layers_root + "/java/lib/*";
    }
  }
  Command command;
  command.group = settings_.group;
  command.program = program.program.string();
  command.arguments = std::move(program.arguments);
  command.environment = is_extension ? extension_variables(version, environment)
                                     : environment_variables(version, environment);
  command.directory = environment.task_root;
  if (!is_extension && settings_.debug != nullptr) {
    put_under_debugger(command, version.runtime, settings_.debug->address);
  }
  return command;
}

boost::system::result<Started> Launcher::extension(const Bootstrap& program) {
  auto started = start(program, true);
  if (started && view_ && !open_view_) {
    // One that has ended already takes its view with it, and fails the Init of all anyway.
    if (auto open = OpenView::of(started->pid, view_->user_namespace)) {
      open_view_.emplace(std::move(*open));
    }
  }
  return started;
}

boost::system::result<Started> Launcher::start(const Bootstrap& program, bool is_extension) {
  if (settings_.private_view) {
    if (!open_view_) view_ = view();
    Command seen = command(program, is_extension, &*view_);
    if (open_view_) {
      seen.shared_view = &*open_view_;
    } else {
      seen.view = &*view_;
    }
    auto started = spawn(seen);
    if (started || started.error().category() != boost::system::generic_category()) return started;
    settings_.private_view = false;
    view_.reset();
    log::info(
        "Functions see this machine's own files: no mount namespace may be made here ({}). Their "
        "package is where LAMBDA_TASK_ROOT says, and their /tmp where TMPDIR says.",
        started.error().message());
  }
  return spawn(command(program, is_extension, nullptr));
}

}  // namespace emulator::lambda
