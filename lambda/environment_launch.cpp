// How an environment comes to its processes.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/stat.h>

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "lambda/environment.hpp"
#include "lambda/extensions.hpp"
#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/invocation.hpp"
#include "lambda/language.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/log_destination.hpp"
#include "lambda/memory_group.hpp"
#include "lambda/memory_groups.hpp"
#include "lambda/memory_watch.hpp"
#include "lambda/package.hpp"
#include "lambda/process_output.hpp"
#include "lambda/reaper.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

// "2026/01/31/[$LATEST]8f6c…": one stream for each environment.
std::string log_stream_name(const FunctionVersion& version, const Platform& platform) {
  const std::string today = iso8601_milliseconds(platform.clock.now()).substr(0, 10);
  return fmt::format("{}/{}/{}/[{}]{}", today.substr(0, 4), today.substr(5, 2), today.substr(8, 2),
                     version.version, platform.random.hex(32));
}

std::string host_path() {
  const char* path = std::getenv("PATH");
  return path == nullptr ? "" : path;
}

// Ours, not the function's: no memory, no descriptors.
Failure cannot_start(std::string_view what) {
  log::error("Cannot start an execution environment: {}", what);
  Failure failure{"Sandbox.Failure",
                  fmt::format("Cannot start an execution environment: {}", what)};
  failure.worth_retrying = false;
  return failure;
}

bool is_about_program(int error) {
  switch (error) {
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
      return false;
    default:
      return true;
  }
}

}  // namespace

void Environment::start(Clock::time_point init_deadline, std::shared_ptr<Invocation> bound) {
  started_ = since_ = Clock::now();
  if (settings_.debug != nullptr) init_deadline = started_ + debug_timeout;
  current_ = std::move(bound);
  const std::string log_stream = open_log();
  if (current_) begin(init_deadline);
  auto failure = launch(log_stream);
  if (!failure) {
    arm(init_deadline);
    return;
  }
  // Not before start() has returned: its caller is not done with us yet.
  asio::post(settings_.platform.loop, [self = shared_from_this(), failure = std::move(*failure)] {
    if (self->state() == RuntimeState::starting) self->fail_init(failure);
    self->kill();
    self->close_when_ended();
  });
}

std::string Environment::open_log() {
  std::string stream = log_stream_name(*version_, settings_.platform);
  if (settings_.logs != nullptr) {
    log_.keep_in(settings_.logs->open(version_->scope, version_->log_group_name(), stream));
  }
  log_.init_started(this_init(), version_->version);
  return stream;
}

std::optional<Failure> Environment::launch(const std::string& log_stream) {
  auto interpreter = settings_.interpreters.known(version_->runtime);
  if (!interpreter && language_of(version_->runtime) != Language::none) {
    return cannot_start(missing_sentence(version_->runtime));
  }
  Bootstrap bootstrap = bootstrap_of(*version_, interpreter.get());
  if (auto missing = missing_bootstrap(*version_, bootstrap)) {
    warn(fmt::format("the package has no {} at its top", bootstrap.program.filename().string()));
    return missing;
  }
  try {
    open_endpoint();
  } catch (const boost::system::system_error& error) {
    return cannot_start(error.what());
  }
  if (::mkdir(settings_.temporary.c_str(), 0700) != 0) {
    return cannot_start(fmt::format("mkdir {}: {}", settings_.temporary.string(), strerror(errno)));
  }
  EnvironmentSettings told;
  told.runtime_api = runtime_api_;
  told.log_stream = log_stream;
  told.temporary = settings_.temporary.string();
  told.endpoint = settings_.endpoint;
  told.host_path = host_path();
  told.user_wins = settings_.platform.config.localstack_compat;
  told.task_root = version_->package->root.string();
  if (version_->layers_directory) told.layers_root = version_->layers_directory->root.string();
  told.provisioned = settings_.provisioned;
  open_memory_group();
  const MemoryGroup* group = memory_->group();
  launcher_.emplace(Launcher::Settings{version_, std::move(interpreter), std::move(bootstrap),
                                       std::move(told), settings_.debug, settings_.private_view,
                                       group == nullptr ? -1 : group->descriptor()});
  if (auto failure = launch_extensions()) return failure;
  if (extensions_ && !extensions_->all_registered()) return std::nullopt;
  return launch_runtime();
}

void Environment::open_memory_group() {
  std::uint64_t megabytes = version_->memory_mb;
  // A private /tmp is in memory, as it isn't on Lambda, and counts. MemorySize itself is then held
  // by the watch, and this is what keeps a function from taking much more before it looks.
  if (settings_.private_view) megabytes += version_->ephemeral_storage_mb;
  memory_->count_in(settings_.memory_groups.take(megabytes * 1024 * 1024));
}

std::optional<Failure> Environment::launch_extensions() {
  for (const auto& [program, of_package] : external_extensions(*version_)) {
    const std::string name = program.filename().string();
    if (of_package) {
      warn("extensions/" + name + " is run as an extension; Lambda runs those of layers only");
    }
    make_extensions();
    const std::string shown_as = (of_package ? "/var/task/extensions/" : "/opt/extensions/") + name;
    const auto started = launcher_->extension({program, shown_as, {shown_as}});
    if (!started) {
      Failure failure{"Extension.LaunchError",
                      fmt::format("fork/exec {}: {}", shown_as, started.error().message())};
      warn(failure.message);
      return failure;
    }
    extensions_->add(name, *started);
  }
  return std::nullopt;
}

std::optional<Failure> Environment::launch_runtime() {
  const auto process = launcher_->runtime();
  if (!process) {
    const int error = process.error().value();
    if (!is_about_program(error)) return cannot_start(process.error().message());
    const Bootstrap& bootstrap = launcher_->bootstrap();
    Failure failure = cannot_execute(*version_, bootstrap, error);
    const std::string hint = hint_for(bootstrap, error);
    warn(hint.empty() ? failure.message : fmt::format("{}: {}", failure.message, hint));
    return failure;
  }
  launcher_.reset();
  if (process->group_error != 0) {
    settings_.memory_groups.give_up(strerror(process->group_error));
    settings_.memory_groups.give_back(memory_->take_group());
  }
  pid_ = process->pid;
  settings_.reaper.watch(pid_, [self = shared_from_this()](int status) { self->on_exit(status); });
  output_ = std::make_shared<ProcessOutput>(settings_.platform.loop, process->output,
                                            [this](std::string_view bytes) {
                                              log_.output(bytes);
                                              return !log_.over_budget();
                                            });
  output_->follow();
  memory_->start(pid_);
  return std::nullopt;
}

}  // namespace emulator::lambda
