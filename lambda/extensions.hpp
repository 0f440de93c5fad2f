#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/http/message.hpp"
#include "daemon/platform.hpp"
#include "lambda/extension_set.hpp"
#include "lambda/failure.hpp"
#include "lambda/telemetry.hpp"

namespace emulator::lambda {

struct FunctionVersion;
class ProcessOutput;
class Reaper;
struct Started;

// A program that runs beside a runtime.
struct ExternalExtension {
  std::filesystem::path program;
  bool of_package;
};
// Those of a function version: the files in `extensions/` of its layers, in the order of their
// names. Those of its own package run as well, though on Lambda only layers' do.
std::vector<ExternalExtension> external_extensions(const FunctionVersion& version);

// The extensions of one environment: the processes of the external ones, and the Extensions and
// Telemetry APIs for all. It hears of the environment's invocations and end, and tells it when
// everybody is done.
class Extensions : public std::enable_shared_from_this<Extensions> {
 public:
  // What it tells the environment. None is called from within a call of the environment's own but
  // for `ready`, `registered` and `failed` from handle().
  struct Hooks {
    std::function<void()> registered;              // the last external one has registered
    std::function<void()> ready;                   // all of them wait in `next`
    std::function<void(const Failure&)> failed;    // one reported an error, or its process ended
    std::function<void()> gone;                    // after shut_down(): no process is left
    std::function<void(std::string_view)> output;  // whole lines
    std::function<bool()> in_init;                 // whether the runtime has not called `next` yet
  };
  struct Invoke {
    std::string request_id;
    std::string invoked_arn;
    std::chrono::system_clock::time_point deadline;
    std::string trace_id;
  };

  Extensions(const Platform& platform, Reaper& reaper,
             std::shared_ptr<const FunctionVersion> version, Hooks hooks);

  // An external one has been started.
  void add(std::string name, const Started& started);
  // Answers a call of the Extensions API.
  static boost::asio::awaitable<http::Response> handle(std::shared_ptr<Extensions> self,
                                                       http::Request& request);

  void invoke(Invoke event);
  // SHUTDOWN to those that want it, with two seconds to end; the end to all others, and to all
  // after that. `reason` is "spindown", "timeout" or "failure". Later calls do nothing.
  void shut_down(std::string reason);

  // Nobody waits any more.
  void close();

  bool all_registered() const noexcept { return set_.all_registered(); }
  bool all_ready() const noexcept { return set_.all_ready(); }
  bool gone() const noexcept { return processes_.empty(); }
  bool any_external() const noexcept { return external_; }
  std::vector<ExtensionSet::Description> describe() const { return set_.describe(); }
  Telemetry& telemetry() noexcept { return *telemetry_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Process {
    std::string name;
    std::shared_ptr<ProcessOutput> output;
    std::string partial_line;
  };

  http::Response enroll(http::Request& request);
  http::Response subscribe(http::Request& request, TelemetryApi api);
  http::Response report_error(http::Request& request, bool init);
  static boost::asio::awaitable<http::Response> next(std::shared_ptr<Extensions> self,
                                                     std::string id);
  http::Response render_event(ExtensionSet::Event event) const;
  void on_output(pid_t pid, std::string_view bytes);
  void on_exit(pid_t pid, int status);
  void kill_all();

  const Platform platform_;
  Reaper& reaper_;
  const std::shared_ptr<const FunctionVersion> version_;
  const Hooks hooks_;
  ExtensionSet set_;
  const std::shared_ptr<Telemetry> telemetry_;
  std::map<pid_t, Process> processes_;
  std::map<std::string, unsigned, std::less<>> polls_;  // by id: the newest `next` has this number
  Invoke event_;
  std::string shutdown_reason_;
  std::chrono::system_clock::time_point shutdown_deadline_;
  bool external_ = false;
  bool stopping_ = false;
  bool closed_ = false;
  boost::asio::steady_timer changed_;  // cancelled when there may be events for who waits
  boost::asio::steady_timer grace_;    // kill_all() at its expiry
};

}  // namespace emulator::lambda
