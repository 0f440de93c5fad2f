#include "lambda/environment.hpp"

#include <cerrno>
#include <csignal>
#include <utility>

#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "lambda/extensions.hpp"
#include "lambda/function_version.hpp"
#include "lambda/invocation.hpp"
#include "lambda/memory_group.hpp"
#include "lambda/memory_groups.hpp"
#include "lambda/memory_watch.hpp"
#include "lambda/process_output.hpp"
#include "lambda/readable_failure.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;

constexpr std::size_t pipe_capacity = ProcessOutput::pipe_capacity;

FunctionLog new_log(const FunctionVersion& version, const Platform& platform) {
  LogFormat format;
  format.json = version.log_format == "JSON";
  format.application = parse_log_level(version.application_log_level, LogLevel::info);
  format.system = parse_log_level(version.system_log_level, LogLevel::info);
  return FunctionLog(
      version.function_name, [](std::string_view line) { log::write(log::Level::info, line); },
      format, [&clock = platform.clock] { return iso8601_milliseconds(clock.now()); });
}

// What a function reported, for whoever watches the log.
void show(const std::string& function_name, std::string_view document) {
  static const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const std::string text = readable_failure(document, terminal);
  if (!text.empty()) log::warning("lambda {} failed: {}", function_name, text);
}

}  // namespace

Environment::Environment(Settings settings, std::shared_ptr<const FunctionVersion> version)
    : settings_(std::move(settings)),
      version_(std::move(version)),
      log_(new_log(*version_, settings_.platform)),
      deadline_(settings_.platform.loop, Clock::time_point::max()),
      next_changed_(settings_.platform.loop, Clock::time_point::max()),
      ended_(settings_.platform.loop, Clock::time_point::max()),
      memory_(std::make_shared<MemoryWatch>(settings_.platform.loop, version_->memory_mb,
                                            [this] { kill(); })) {}

Environment::~Environment() = default;

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
  memory_->work(dispatched_);
}

void Environment::end(const Failure& reason) {
  if (state() == RuntimeState::stopping) return;
  machine_.stop();
  arm(Clock::time_point::max());
  if (current_) answer(reason);
  next_changed_.cancel();
  kill("spindown");
}

InitOutcome Environment::this_init() const {
  InitOutcome init;
  init.provisioned = settings_.provisioned;
  init.in_invoke = current_ != nullptr;
  init.duration = Clock::now() - started_;
  return init;
}

void Environment::fail_init(const Failure& failure) {
  drain_output(pipe_capacity);
  machine_.stop();
  arm(Clock::time_point::max());
  InitOutcome init = this_init();
  init.error_type = failure.type;
  init.timed_out = failure.timed_out;
  log_.init_done(init);
  if (extensions_) extensions_->telemetry().init_done(init);
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
      memory_->peak_mb();  // while there is a process to ask
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
  memory_->process_ended();
  const Failure failure = memory_->exceeded() ? out_of_memory() : exited(status);
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
  if (failure.posted) show(version_->function_name, *failure.posted);
  finish_current(output_of(failure, current_->request_id()));
}

void Environment::answer(std::string payload) {
  InvocationOutput output;
  output.request_id = current_->request_id();
  output.payload = std::move(payload);
  finish_current(std::move(output));
}

void Environment::finish_current(InvocationOutput output) {
  const auto invocation = std::exchange(current_, nullptr);
  undelivered_ = false;
  memory_->rest();
  Report report;
  report.duration = Clock::now() - dispatched_;
  report.memory_mb = version_->memory_mb;
  report.max_memory_mb = memory_->peak_mb();
  report.init_duration = std::exchange(init_duration_, std::nullopt);
  report.error_type = output.error_type;
  report.timed_out = output.timed_out;
  log_.end(report);
  if (extensions_) extensions_->telemetry().done(invocation->request_id(), report);

  output.executed_version = version_->version;
  output.log_tail = log_.take_tail();
  invocation->finish(std::move(output));
}

void Environment::fail(const Platform& platform, const FunctionVersion& version,
                       Invocation& invocation, const Failure& failure) {
  FunctionLog log = new_log(version, platform);
  log.begin(invocation.request_id(), version.version, invocation.input().want_log_tail);
  Report report;
  report.memory_mb = version.memory_mb;
  report.error_type = failure.type;
  log.end(report);

  InvocationOutput output = output_of(failure, invocation.request_id());
  output.executed_version = version.version;
  output.log_tail = log.take_tail();
  invocation.finish(std::move(output));
}

void Environment::drain_output(std::size_t at_most) {
  if (output_) output_->drain(at_most);
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
  memory_->stop();
  settings_.memory_groups.give_back(memory_->take_group());
  log_.flush();
  if (output_) output_->close();
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

void Environment::warn(std::string_view text) const {
  log::warning("lambda {}: {}", version_->function_name, text);
}

}  // namespace emulator::lambda
