// An environment and the extensions that run in it.

#include <utility>

#include "lambda/environment.hpp"
#include "lambda/extensions.hpp"
#include "lambda/function_version.hpp"
#include "lambda/memory_watch.hpp"

namespace emulator::lambda {

void Environment::make_extensions() {
  if (extensions_) return;
  const auto weak = weak_from_this();
  // Whatever comes after the environment's end concerns nobody.
  const auto on_environment = [weak](auto call) {
    return [weak, call](auto&&... arguments) {
      if (const auto self = weak.lock()) call(*self, arguments...);
    };
  };
  Extensions::Hooks hooks;
  hooks.registered = on_environment([](Environment& self) { self.on_extensions_registered(); });
  hooks.ready = on_environment([](Environment& self) {
    if (self.state() == RuntimeState::ready && !self.announced_) self.announce();
  });
  hooks.failed = on_environment(
      [](Environment& self, const Failure& failure) { self.on_extension_failed(failure); });
  hooks.gone = on_environment([](Environment& self) { self.close_when_ended(); });
  hooks.output = on_environment(
      [](Environment& self, std::string_view text) { self.log_.extension_output(text); });
  hooks.in_init = [weak] {
    const auto self = weak.lock();
    return self && self->state() == RuntimeState::starting;
  };
  extensions_ = std::make_shared<Extensions>(settings_.platform, settings_.reaper, version_,
                                             std::move(hooks));
  extensions_->telemetry().init_started(this_init(), version_->function_name, version_->version);
  log_.observe([telemetry = extensions_->telemetry().weak_from_this()](std::string_view source,
                                                                       std::string_view line) {
    if (const auto alive = telemetry.lock()) alive->line(source, line);
  });
}

void Environment::on_extensions_registered() {
  if (state() != RuntimeState::starting || pid_ != -1) return;
  const auto failure = launch_runtime();
  if (!failure) return;
  fail_init(*failure);
  kill();
}

void Environment::on_extension_failed(const Failure& reason) {
  if (state() == RuntimeState::stopping) return;
  // What runs out of memory is all of them together.
  const Failure failure = memory_->exceeded() ? out_of_memory() : reason;
  if (in_init_) {
    fail_init(failure);
  } else {
    machine_.stop();
    arm(Clock::time_point::max());
    if (current_) {
      answer(failure);
    } else {
      warn("its extension failed between invocations: " + failure.message);
    }
  }
  next_changed_.cancel();
  kill();
  // What failed may have been the last process.
  close_when_ended();
}

}  // namespace emulator::lambda
