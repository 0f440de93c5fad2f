#include "lambda/runtime_machine.hpp"

#include <utility>

#include <fmt/format.h>
#include <boost/assert.hpp>

namespace emulator::lambda {
namespace {

constexpr std::string_view runtime_prefix = "/2018-06-01/runtime/";

// The Extensions, Logs and Telemetry APIs share the endpoint.
bool is_extension_path(std::string_view path) noexcept {
  return path.starts_with("/2020-01-01/extension/") || path.starts_with("/2020-08-15/logs") ||
         path.starts_with("/2022-07-01/telemetry");
}

bool take_suffix(std::string_view& text, std::string_view suffix) noexcept {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

}  // namespace

std::string_view to_string(RuntimeState state) noexcept {
  switch (state) {
    case RuntimeState::starting:
      return "RuntimeStarted";
    case RuntimeState::ready:
      return "RuntimeReady";
    case RuntimeState::busy:
      return "RuntimeRunning";
    case RuntimeState::streaming:
      return "RuntimeInvocationResponse";
    case RuntimeState::responded:
      return "RuntimeResponseSent";
    case RuntimeState::stopping:
      return "RuntimeStopping";
  }
  return "";
}

RuntimeCall parse_runtime_call(std::string_view method, std::string_view path) noexcept {
  using Kind = RuntimeCall::Kind;
  if (is_extension_path(path)) return {Kind::extension, {}};
  if (!path.starts_with(runtime_prefix)) return {};
  path.remove_prefix(runtime_prefix.size());

  const auto expect = [method](std::string_view wanted, RuntimeCall call) {
    return method == wanted ? call : RuntimeCall{Kind::wrong_method, {}};
  };
  if (path == "init/error") return expect("POST", {Kind::init_error, {}});
  if (path == "invocation/next") return expect("GET", {Kind::next, {}});
  if (!path.starts_with("invocation/")) return {};
  path.remove_prefix(std::string_view("invocation/").size());
  RuntimeCall call;
  if (take_suffix(path, "/response"))
    call.kind = Kind::response;
  else if (take_suffix(path, "/error"))
    call.kind = Kind::error;
  if (call.kind == Kind::unknown || path.empty() || path.find('/') != path.npos) return {};
  call.request_id = path;
  return expect("POST", call);
}

std::optional<Refusal> RuntimeMachine::next() {
  switch (state_) {
    case RuntimeState::starting:
    case RuntimeState::responded:
    // A runtime whose poll was cut off polls again; the new poll takes over.
    case RuntimeState::ready:
      state_ = RuntimeState::ready;
      request_id_.clear();
      return std::nullopt;
    case RuntimeState::busy:
    case RuntimeState::streaming:
    case RuntimeState::stopping:
      break;
  }
  return denied("RuntimeReady");
}

std::optional<Refusal> RuntimeMachine::respond(std::string_view request_id, std::size_t size) {
  return finish("RuntimeInvocationResponse", request_id, size);
}

std::optional<Refusal> RuntimeMachine::report_error(std::string_view request_id, std::size_t size) {
  return finish("RuntimeInvocationErrorResponse", request_id, size);
}

std::optional<Refusal> RuntimeMachine::begin_response(std::string_view request_id) {
  auto refusal = check_answer("RuntimeInvocationResponse", request_id);
  if (!refusal) state_ = RuntimeState::streaming;
  return refusal;
}

void RuntimeMachine::end_response() {
  BOOST_ASSERT(state_ == RuntimeState::streaming);
  state_ = RuntimeState::responded;
}

std::optional<Refusal> RuntimeMachine::check_answer(std::string_view call,
                                                    std::string_view request_id) const {
  // A stale id first: whatever the state, it may not touch the invocation in hand.
  if (request_id_.empty() || request_id != request_id_) {
    return Refusal{400, "InvalidRequestID", "Invalid request ID"};
  }
  if (state_ != RuntimeState::busy) return denied(call);
  return std::nullopt;
}

std::optional<Refusal> RuntimeMachine::finish(std::string_view call, std::string_view request_id,
                                              std::size_t size) {
  if (auto refusal = check_answer(call, request_id)) return refusal;
  state_ = RuntimeState::responded;
  if (size <= response_limit) return std::nullopt;
  return Refusal{413, "RequestEntityTooLarge",
                 fmt::format("Exceeded maximum allowed payload size ({} bytes).", response_limit)};
}

std::optional<Refusal> RuntimeMachine::report_init_error() {
  if (state_ != RuntimeState::starting) return denied("RuntimeInitError");
  state_ = RuntimeState::stopping;
  return std::nullopt;
}

void RuntimeMachine::dispatch(std::string request_id) {
  BOOST_ASSERT(state_ == RuntimeState::ready);
  state_ = RuntimeState::busy;
  request_id_ = std::move(request_id);
}

void RuntimeMachine::stop() noexcept {
  state_ = RuntimeState::stopping;
  request_id_.clear();
}

Refusal RuntimeMachine::denied(std::string_view call) const {
  return {403, "InvalidStateTransition",
          fmt::format("State transition from {} to {} failed for runtime. Error: State transition "
                      "is not allowed",
                      to_string(state_), call)};
}

}  // namespace emulator::lambda
