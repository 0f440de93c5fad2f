#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/http/server.hpp"
#include "daemon/platform.hpp"
#include "lambda/failure.hpp"
#include "lambda/function_log.hpp"
#include "lambda/invoker.hpp"
#include "lambda/launch.hpp"
#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {

class Extensions;
struct FunctionVersion;
class Interpreters;
class Invocation;
class LogDestination;
class MemoryGroups;
class MemoryWatch;
class ProcessOutput;
class Reaper;

// One execution environment: a process of the function, its own Runtime API endpoint and its
// output. It runs one invocation at a time. Whatever happens to the process, an invocation in hand
// gets its one answer; the owner hears of every change.
class Environment : public std::enable_shared_from_this<Environment> {
 public:
  using Clock = std::chrono::steady_clock;

  // Whoever decides what an environment runs next. Outlives it.
  class Owner {
   public:
    virtual ~Owner() = default;
    // It asks for an invocation; dispatch() may be called at once.
    virtual void on_ready(Environment& environment) = 0;
    // Init failed with no invocation bound to it. The environment is ending.
    virtual void on_init_failed(Environment& environment, const Failure& failure) = 0;
    // Its process is gone. The last call of all.
    virtual void on_ended(Environment& environment) = 0;
  };

  struct Settings {
    const Platform& platform;
    Reaper& reaper;
    const Interpreters& interpreters;
    MemoryGroups& memory_groups;
    Owner& owner;
    std::filesystem::path temporary;  // TMPDIR, made at the start and removed at the end
    std::string endpoint;             // the emulator's URL
    bool& private_view;               // whether functions get a file system of their own
    const DebugSetting* debug;        // null unless its function is to be debugged
    LogDestination* logs;             // where its log is kept for readers; null for nowhere
    bool provisioned = false;         // started ahead of any invocation, and kept
  };

  Environment(Settings settings, std::shared_ptr<const FunctionVersion> version);
  ~Environment();

  // Starts the process; it has until `init_deadline` to call `next`. With an invocation bound to
  // it, that one runs as soon as it is ready and fails with it, and the deadline is for both.
  void start(Clock::time_point init_deadline, std::shared_ptr<Invocation> bound = nullptr);
  // Hands an invocation to the ready runtime.
  void dispatch(std::shared_ptr<Invocation> invocation);
  // Ends it now; an invocation in hand fails.
  void end(const Failure& reason);

  RuntimeState state() const noexcept { return machine_.state(); }
  // When it came into its state, as far as anybody asks: starting, ready or responded.
  Clock::time_point since() const noexcept { return since_; }
  // Starts for one invocation alone.
  bool is_bound() const noexcept { return is_starting() && current_ != nullptr; }
  // In its Init, which is over when the runtime and all extensions are.
  bool is_starting() const noexcept {
    return in_init_ &&
           (state() == RuntimeState::starting || (state() == RuntimeState::ready && !announced_));
  }
  bool is_provisioned() const noexcept { return settings_.provisioned; }
  const std::shared_ptr<const FunctionVersion>& version() const noexcept { return version_; }
  const std::string& runtime_api() const noexcept { return runtime_api_; }

  // Answers an invocation that never got an environment.
  static void fail(const Platform& platform, const FunctionVersion& version, Invocation& invocation,
                   const Failure& failure);

 private:
  using Call = RuntimeCall;

  // Who steps through a function in a debugger takes their time.
  static constexpr std::chrono::seconds debug_timeout = std::chrono::hours(24);

  static boost::asio::awaitable<http::Response> serve(std::shared_ptr<Environment> self,
                                                      http::Request& request);
  static boost::asio::awaitable<http::Response> next(std::shared_ptr<Environment> self);
  // The runtime and all extensions wait for what is next: tells the owner, or takes on the
  // invocation that this environment was started for.
  void announce();
  // Hands current_ to the runtime and to the extensions.
  void hand_over();
  http::Response deliver();
  static boost::asio::awaitable<http::Response> stream_response(std::shared_ptr<Environment> self,
                                                                http::Request& request,
                                                                std::string request_id);
  http::Response respond(http::Request& request, const Call& call);
  http::Response init_error(http::Request& request);
  http::Response on_fault(http::RequestFault fault, const http::Request& request);

  void open_endpoint();
  // Has the kernel bound and count the memory of what is started, where it does that.
  void open_memory_group();
  // The external extensions first, and the runtime once they have all registered.
  std::optional<Failure> launch(const std::string& log_stream);
  // Returns the name of its stream.
  std::string open_log();
  std::optional<Failure> launch_extensions();
  std::optional<Failure> launch_runtime();
  // What is in the pipe of the runtime now, up to some `at_most` bytes.
  void drain_output(std::size_t at_most);
  void make_extensions();
  void on_extensions_registered();
  void on_extension_failed(const Failure& reason);
  void begin(Clock::time_point deadline);

  void arm(Clock::time_point deadline);
  void on_deadline();
  void on_exit(int status);
  // Its Init, as far as it has come and if it goes well.
  InitOutcome this_init() const;
  void fail_init(const Failure& failure);
  // Ends the invocation in hand: the log, then whoever waits.
  void answer(std::string payload);
  void answer(const Failure& failure);
  void finish_current(InvocationOutput output);
  // Ends its processes: the extensions that asked for it hear of it first.
  void kill(std::string_view reason = "failure");
  // close() once the last process is gone.
  void close_when_ended();
  void close();
  void remove_temporary();
  void warn(std::string_view text) const;

  const Settings settings_;
  const std::shared_ptr<const FunctionVersion> version_;
  RuntimeMachine machine_;
  FunctionLog log_;
  std::unique_ptr<http::Server> server_;
  std::string runtime_api_;
  boost::asio::steady_timer deadline_;      // of init, then of each invocation
  boost::asio::steady_timer next_changed_;  // wakes the runtime's `next`
  boost::asio::steady_timer ended_;         // cancelled when its process has ended
  unsigned polls_ = 0;                      // the newest `next` has this number
  bool in_init_ = true;
  bool announced_ = false;                  // since the runtime's last `next`
  std::shared_ptr<Extensions> extensions_;  // null when it has none
  std::string trace_id_;                    // of current_, where extensions were told it as well
  std::optional<Launcher> launcher_;        // until the runtime is started
  int pid_ = -1;
  std::shared_ptr<ProcessOutput> output_;  // null before the process is there
  const std::shared_ptr<MemoryWatch> memory_;

  std::shared_ptr<Invocation> current_;
  bool undelivered_ = false;  // current_ waits for the runtime's poll to take it
  Clock::time_point started_{};
  Clock::time_point since_{};
  Clock::time_point dispatched_{};
  std::optional<std::chrono::nanoseconds> init_duration_;  // until it was reported
};

}  // namespace emulator::lambda
