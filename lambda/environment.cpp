#include "lambda/environment.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "lambda/bootstrap.hpp"
#include "lambda/environment_variables.hpp"
#include "lambda/extensions.hpp"
#include "lambda/function_version.hpp"
#include "lambda/interpreters.hpp"
#include "lambda/invocation.hpp"
#include "lambda/language.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/log_destination.hpp"
#include "lambda/package.hpp"
#include "lambda/process_memory.hpp"
#include "lambda/readable_failure.hpp"
#include "lambda/reaper.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr auto no_throw = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t pipe_capacity = 64 * 1024;
// Small while lines go to the log, so that no turn of the loop is long; larger for what is dropped.
constexpr std::size_t small_read = 4 * 1024;
constexpr std::size_t large_read = 32 * 1024;
// Who steps through a function in a debugger takes their time.
constexpr std::chrono::seconds debug_timeout = std::chrono::hours(24);
constexpr auto memory_watch_interval = std::chrono::milliseconds(25);
constexpr auto memory_sample_age = std::chrono::milliseconds(250);

// "2026/01/31/[$LATEST]8f6c…": one stream for each environment.
std::string log_stream_name(const FunctionVersion& version, const Platform& platform) {
  const std::string today = iso8601_milliseconds(platform.clock.now()).substr(0, 10);
  return fmt::format("{}/{}/{}/[{}]{}", today.substr(0, 4), today.substr(5, 2), today.substr(8, 2),
                     version.version, platform.random.hex(32));
}

std::string log_group_of(const FunctionVersion& version) {
  return version.log_group.empty() ? "/aws/lambda/" + version.function_name : version.log_group;
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

// What a function reported, for whoever watches the log.
void show(const std::string& function_name, std::string_view document) {
  static const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const std::string text = readable_failure(document, terminal);
  if (!text.empty()) log::warning("lambda {} failed: {}", function_name, text);
}

std::string init_report(std::chrono::nanoseconds duration, bool bound, const Failure& failure) {
  return fmt::format("INIT_REPORT Init Duration: {:.2f} ms\tPhase: {}\tStatus: {}",
                     std::chrono::duration<double, std::milli>(duration).count(),
                     bound ? "invoke" : "init",
                     failure.timed_out ? "timeout" : "error\tError Type: " + failure.type);
}

}  // namespace

Environment::Environment(Settings settings, std::shared_ptr<const FunctionVersion> version)
    : settings_(std::move(settings)),
      version_(std::move(version)),
      log_(version_->function_name, [](std::string_view line) { log::info("{}", line); }),
      output_(settings_.platform.loop),
      deadline_(settings_.platform.loop, Clock::time_point::max()),
      next_changed_(settings_.platform.loop, Clock::time_point::max()),
      ended_(settings_.platform.loop, Clock::time_point::max()),
      memory_watch_(settings_.platform.loop) {
  if (version_->log_format != "JSON") return;
  log_.set_format(
      {true, parse_log_level(version_->application_log_level, LogLevel::info),
       parse_log_level(version_->system_log_level, LogLevel::info)},
      [&clock = settings_.platform.clock] { return iso8601_milliseconds(clock.now()); });
}

Environment::~Environment() = default;

void Environment::start(Clock::time_point init_deadline, std::shared_ptr<Invocation> bound) {
  started_ = since_ = Clock::now();
  if (settings_.debug != nullptr) init_deadline = started_ + debug_timeout;
  current_ = std::move(bound);
  if (current_) begin(init_deadline);
  auto failure = launch();
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

std::optional<Failure> Environment::launch() {
  const auto interpreter = settings_.interpreters.known(version_->runtime);
  if (!interpreter && language_of(version_->runtime) != Language::none) {
    return cannot_start(missing_sentence(version_->runtime));
  }
  const Bootstrap bootstrap = bootstrap_of(*version_, interpreter.get());
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
  const std::string log_stream = log_stream_name(*version_, settings_.platform);
  if (settings_.logs != nullptr) {
    log_.keep_in(settings_.logs->open(version_->scope, log_group_of(*version_), log_stream));
  }
  variables_ = {runtime_api_,
                log_stream,
                settings_.temporary.string(),
                settings_.endpoint,
                host_path(),
                settings_.platform.config.localstack_compat,
                version_->package->root.string(),
                {},
                settings_.provisioned};
  if (version_->layers_directory) {
    variables_.layers_root = version_->layers_directory->root.string();
  }
  if (auto failure = launch_extensions()) return failure;
  if (extensions_ && !extensions_->all_registered()) return std::nullopt;
  return launch_runtime();
}

std::optional<Failure> Environment::launch_runtime() {
  const auto interpreter = settings_.interpreters.known(version_->runtime);
  const Bootstrap bootstrap = bootstrap_of(*version_, interpreter.get());
  // Extensions share /tmp with their function.
  const auto process =
      lambda::launch({*version_, interpreter.get(), bootstrap, variables_, settings_.debug,
                      settings_.private_view, extensions_ == nullptr});
  if (!process) {
    const int error = process.error().value();
    if (!is_about_program(error)) return cannot_start(process.error().message());
    Failure failure = cannot_execute(*version_, bootstrap, error);
    const std::string hint = hint_for(bootstrap, error);
    warn(hint.empty() ? failure.message : fmt::format("{}: {}", failure.message, hint));
    return failure;
  }
  pid_ = process->pid;
  settings_.reaper.watch(pid_, [self = shared_from_this()](int status) { self->on_exit(status); });
  output_.assign(process->output);
  asio::co_spawn(settings_.platform.loop, read_output(shared_from_this()), asio::detached);
  watch_memory();
  return std::nullopt;
}

void Environment::dispatch(std::shared_ptr<Invocation> invocation) {
  current_ = std::move(invocation);
  begin(Clock::now() + (settings_.debug == nullptr ? version_->timeout : debug_timeout));
  hand_over();
}

void Environment::begin(Clock::time_point deadline) {
  dispatched_ = Clock::now();
  // What came between two invocations belongs to the one before.
  drain_output(pipe_capacity);
  log_.begin(current_->request_id(), version_->version, current_->input().want_log_tail);
  arm(deadline);
  watch_memory();
}

void Environment::end(const Failure& reason) {
  if (state() == RuntimeState::stopping) return;
  machine_.stop();
  arm(Clock::time_point::max());
  if (current_) answer(reason);
  next_changed_.cancel();
  kill("spindown");
}

void Environment::fail_init(const Failure& failure) {
  drain_output(pipe_capacity);
  machine_.stop();
  arm(Clock::time_point::max());
  log_.note(init_report(Clock::now() - started_, current_ != nullptr, failure));
  if (current_) {
    answer(failure);
  } else {
    settings_.owner.on_init_failed(*this, failure);
  }
}

void Environment::arm(Clock::time_point deadline) {
  deadline_.expires_at(deadline);
  if (deadline == Clock::time_point::max()) return;
  deadline_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    if (error) return;
    if (const auto self = weak.lock()) self->on_deadline();
  });
}

void Environment::on_deadline() {
  // The wait was over, its handler queued, when the deadline moved.
  if (Clock::now() < deadline_.expiry()) return;
  const Failure failure = timed_out(version_->timeout);
  switch (state()) {
    case RuntimeState::starting:
      warn(current_ ? "it did not call the Runtime API's next within the function's timeout"
                    : "it did not call the Runtime API's next within the limit of Init");
      fail_init(failure);
      break;
    case RuntimeState::busy:
    case RuntimeState::streaming:
    case RuntimeState::responded:
      drain_output(pipe_capacity);
      log_.note(fmt::format("{} {} {}", iso8601_milliseconds(settings_.platform.clock.now()),
                            machine_.request_id(), failure.message));
      max_memory_mb();
      machine_.stop();
      if (current_) answer(failure);
      break;
    case RuntimeState::ready:
      // Its extensions are still at work, or never came that far.
      if (in_init_) {
        warn("its extensions did not all call the Extensions API's next in time");
        fail_init(failure);
      } else if (!announced_) {
        warn("its extensions were at work for longer than the function's timeout");
        machine_.stop();
      }
      break;
    case RuntimeState::stopping:
      break;
  }
  next_changed_.cancel();
  kill("timeout");
}

void Environment::on_exit(int status) {
  pid_ = -1;
  const Failure failure = out_of_memory_ ? out_of_memory() : exited(status);
  drain_output(16 * pipe_capacity);
  switch (state()) {
    case RuntimeState::starting:
      if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
        warn("exit status 127: a command or a shared library was not found, see its output");
      }
      fail_init(failure);
      break;
    case RuntimeState::busy:
    case RuntimeState::streaming:
      machine_.stop();
      answer(failure);
      break;
    case RuntimeState::ready:
    case RuntimeState::responded:
      if (in_init_) {
        // Its extensions were not ready yet.
        fail_init(failure);
        break;
      }
      machine_.stop();
      if (current_) {
        // It ended in the middle of its response.
        answer(failure);
        break;
      }
      warn(fmt::format("its process ended between invocations: {}", describe_exit(status)));
      break;
    case RuntimeState::stopping:
      break;
  }
  next_changed_.cancel();
  ended_.cancel();
  kill();
  close_when_ended();
}

void Environment::answer(const Failure& failure) {
  InvocationOutput output;
  output.payload = payload_of(failure, current_->request_id());
  // Lambda once said Handled of errors that a runtime reported; since custom runtimes exist every
  // function error is Unhandled.
  output.function_error = InvocationOutput::FunctionError::unhandled;
  output.timed_out = failure.timed_out;
  output.error_type = failure.type;
  if (failure.posted) show(version_->function_name, *failure.posted);
  finish_current(std::move(output), failure.type);
}

void Environment::answer(std::string payload) {
  InvocationOutput output;
  output.payload = std::move(payload);
  finish_current(std::move(output), {});
}

void Environment::finish_current(InvocationOutput output, std::string error_type) {
  const auto invocation = std::exchange(current_, nullptr);
  undelivered_ = false;
  Report report;
  report.duration = Clock::now() - dispatched_;
  report.memory_mb = version_->memory_mb;
  report.max_memory_mb = max_memory_mb();
  report.init_duration = std::exchange(init_duration_, std::nullopt);
  report.error_type = std::move(error_type);
  report.timed_out = output.timed_out;
  log_.end(report);
  if (extensions_) extensions_->telemetry().done(invocation->request_id(), report);

  output.request_id = invocation->request_id();
  output.executed_version = version_->version;
  output.log_tail = log_.take_tail();
  invocation->finish(std::move(output));
}

void Environment::fail(const FunctionVersion& version, Invocation& invocation,
                       const Failure& failure) {
  FunctionLog function_log(version.function_name,
                           [](std::string_view line) { log::info("{}", line); });
  function_log.begin(invocation.request_id(), version.version, invocation.input().want_log_tail);
  Report report;
  report.memory_mb = version.memory_mb;
  report.error_type = failure.type;
  function_log.end(report);

  InvocationOutput output;
  output.request_id = invocation.request_id();
  output.payload = payload_of(failure, invocation.request_id());
  output.function_error = InvocationOutput::FunctionError::unhandled;
  output.error_type = failure.type;
  output.executed_version = version.version;
  output.log_tail = function_log.take_tail();
  invocation.finish(std::move(output));
}

void Environment::watch_memory() {
  if (memory_watched_ || pid_ <= 0) return;
  memory_watched_ = true;
  memory_watch_.expires_after(memory_watch_interval);
  memory_watch_.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
    if (error) return;
    if (const auto self = weak.lock()) self->check_memory();
  });
}

void Environment::check_memory() {
  memory_watched_ = false;
  const bool starting = state() == RuntimeState::starting;
  if (pid_ <= 0 || (!starting && !current_)) return;
  // Invocations that come and go in between are never looked at.
  const auto begun = starting ? started_ : dispatched_;
  if (Clock::now() - begun >= memory_watch_interval) {
    const auto used = group_memory_mb(pid_);
    if (used && *used > max_memory_mb_.value_or(0)) max_memory_mb_ = used;
    if (used && *used > version_->memory_mb) {
      out_of_memory_ = true;
      max_memory_mb_ = version_->memory_mb;
      kill();
      return;
    }
  }
  watch_memory();
}

void Environment::kill(std::string_view reason) {
  // Its group has the id of the process, which we have not reaped as long as we know it.
  if (pid_ > 0) ::kill(-pid_, SIGKILL);
  if (extensions_) extensions_->shut_down(std::string(reason));
}

void Environment::close_when_ended() {
  if (pid_ == -1 && (!extensions_ || extensions_->gone())) close();
}

void Environment::close() {
  arm(Clock::time_point::max());
  next_changed_.cancel();
  memory_watch_.cancel();
  log_.flush();
  boost::system::error_code ignored;  // nothing to be done about a pipe that won't close
  output_.close(ignored);
  if (extensions_) extensions_->close();
  if (server_) server_->close();
  remove_temporary();
  settings_.owner.on_ended(*this);
}

void Environment::remove_temporary() {
  if (::rmdir(settings_.temporary.c_str()) == 0 || errno == ENOENT) return;
  asio::post(settings_.platform.workers, [path = settings_.temporary] {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) log::warning("could not remove {}: {}", path.string(), error.message());
  });
}

asio::awaitable<void> Environment::read_output(std::shared_ptr<Environment> self) {
  for (;;) {
    const auto [error] =
        co_await self->output_.async_wait(asio::posix::stream_descriptor::wait_read, no_throw);
    if (error || !self->drain_output(1)) co_return;
  }
}

bool Environment::drain_output(std::size_t at_most) {
  char buffer[large_read];
  for (std::size_t total = 0; output_.is_open() && total < at_most;) {
    const std::size_t wanted = log_.over_budget() ? large_read : small_read;
    const ssize_t count = ::read(output_.native_handle(), buffer, wanted);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    if (count == 0) return false;
    log_.output({buffer, static_cast<std::size_t>(count)});
    total += static_cast<std::size_t>(count);
  }
  return true;
}

std::optional<std::size_t> Environment::max_memory_mb() {
  const auto now = Clock::now();
  // It only grows, and asking the kernel costs as much as a small invocation.
  if (pid_ > 0 && !out_of_memory_ && (!max_memory_mb_ || now - memory_read_ > memory_sample_age)) {
    if (const auto read = peak_memory_mb(pid_)) {
      max_memory_mb_ = std::max(*read, max_memory_mb_.value_or(0));
    }
    memory_read_ = now;
  }
  return max_memory_mb_;
}

void Environment::warn(std::string_view text) const {
  log::warning("lambda {}: {}", version_->function_name, text);
}

}  // namespace emulator::lambda
