#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {

// The rules of the Extensions API without its sockets and processes: who may register when, who is
// waited for, and what the next `next` of each is answered with.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html
class ExtensionSet {
 public:
  static constexpr std::size_t most = 10;  // AWS's limit of extensions of one environment

  enum class State {
    launched,    // an external one that did not register yet
    registered,  // did not call `next` yet: in its Init
    ready,       // waits in `next`
    running,     // has an INVOKE event
    stopping,    // has the SHUTDOWN event
    failed       // has reported an error, or is gone
  };
  enum class Event { none, invoke, shutdown };
  struct Registration {
    std::string name;
    std::vector<std::string> events;
  };

  // An external extension, of that file name, has been started.
  void launched(std::string name);

  // What extensions call. `id` is what it will be known by from now on; `init` tells whether the
  // runtime is still in its Init.
  std::optional<Refusal> enroll(const Registration& registration, std::string id, bool init);
  std::optional<Refusal> next(std::string_view id);
  std::optional<Refusal> report_init_error(std::string_view id);
  std::optional<Refusal> report_exit_error(std::string_view id);
  // What a `next` that waits is to be answered with now; taken once.
  Event take_event(std::string_view id);

  // What becomes of the environment.
  void invoke();
  void shut_down();
  // The process of an external extension has ended.
  void exited(std::string_view name);

  bool all_registered() const noexcept;
  // Whether every one has called `next` and none has work: what Init and each invocation wait for.
  bool all_ready() const noexcept;
  bool wants_shutdown(std::string_view name) const noexcept;
  // Null for an id that none has.
  const std::string* name_of(std::string_view id) const noexcept;

  struct Description {
    std::string_view name;
    std::string_view state;
    std::vector<std::string_view> events;
  };
  std::vector<Description> describe() const;

 private:
  struct Extension {
    std::string name;
    std::string id;  // empty until it is registered
    bool external = false;
    bool on_invoke = false;
    bool on_shutdown = false;
    State state = State::launched;
    Event pending = Event::none;
  };

  Extension* find(std::string_view id) noexcept;
  std::variant<Extension*, Refusal> identified(std::string_view id);
  static Refusal denied(const Extension& extension, std::string_view call);

  std::vector<Extension> extensions_;
};

std::string_view to_string(ExtensionSet::State state) noexcept;
// As in the log of AWS: "EXTENSION\tName: a\tState: Ready\tEvents: [INVOKE, SHUTDOWN]".
std::string to_string(const ExtensionSet::Description& extension);

}  // namespace emulator::lambda
