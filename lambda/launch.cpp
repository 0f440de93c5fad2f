#include "lambda/launch.hpp"

#include <utility>

#include "daemon/log.hpp"
#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/language.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"
#include "lambda/private_view.hpp"

namespace emulator::lambda {
namespace {

namespace fs = std::filesystem;

Command plain_command(const Launch& launch) {
  Command command{launch.bootstrap.program.string(), launch.bootstrap.arguments,
                  environment_variables(launch.version, launch.environment),
                  launch.environment.task_root};
  if (launch.debug != nullptr) {
    put_under_debugger(command, launch.version.runtime, launch.debug->address);
  }
  return command;
}

PrivateView view_of(const Launch& launch) {
  PrivateViewRequest request;
  request.package = launch.version.package->root;
  if (launch.version.layers_directory) request.layers = launch.version.layers_directory->root;
  request.staging = launch.environment.temporary;
  request.private_tmp = launch.private_tmp;
  request.tmp_megabytes = launch.version.ephemeral_storage_mb;
  if (launch.interpreter != nullptr) {
    request.client = launch.interpreter->client_file;
    request.in_sight.emplace_back(launch.interpreter->program);
    for (const auto& argument : launch.interpreter->arguments) {
      if (argument.starts_with('/') && argument != request.client) {
        request.in_sight.emplace_back(argument);
      }
    }
  }
  return plan_view(request, look_at_machine(request));
}

// The same launch as it looks from within the view.
Command command_in(const PrivateView& view, Launch launch) {
  launch.environment.task_root = "/var/task";
  if (launch.version.layers_directory) launch.environment.layers_root = "/opt";
  if (view.has_private_tmp) launch.environment.temporary = "/tmp";
  Bootstrap bootstrap = launch.bootstrap;
  if (launch.interpreter == nullptr) {
    bootstrap.program = bootstrap.shown_as;
  } else if (!launch.interpreter->client_file.empty()) {
    for (auto& argument : bootstrap.arguments) {
      if (argument != launch.interpreter->client_file) continue;
      argument = "/var/client/" + launch.interpreter->client_file.filename().string();
    }
  }
  const Launch seen{launch.version, launch.interpreter,  bootstrap,         launch.environment,
                    launch.debug,   launch.private_view, launch.private_tmp};
  Command command = plain_command(seen);
  command.view = &view;
  return command;
}

}  // namespace

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

boost::system::result<Started> launch(Launch launch) {
  if (launch.private_view) {
    const PrivateView view = view_of(launch);
    auto started = spawn(command_in(view, launch));
    if (started || started.error().category() != boost::system::generic_category()) return started;
    launch.private_view = false;
    log::info(
        "Functions see this machine's own files: no mount namespace may be made here ({}). Their "
        "package is where LAMBDA_TASK_ROOT says, and their /tmp where TMPDIR says.",
        started.error().message());
  }
  return spawn(plain_command(launch));
}

}  // namespace emulator::lambda
