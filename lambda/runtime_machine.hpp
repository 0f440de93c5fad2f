#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace emulator::lambda {

// Where an environment stands with its runtime. One owner, this machine; others ask it.
enum class RuntimeState {
  starting,   // no `next` yet: the Init phase
  ready,      // waits in `next`
  busy,       // has an invocation
  streaming,  // sends the response of it, piece by piece
  responded,  // has answered it, not asked for the next yet
  stopping    // init failed, or the process is gone or about to
};

std::string_view to_string(RuntimeState state) noexcept;

// What a runtime calls, from method and path.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
struct RuntimeCall {
  enum class Kind { next, response, error, init_error, extension, wrong_method, unknown };
  Kind kind = Kind::unknown;
  std::string_view request_id;  // response and error; points into the path
};

RuntimeCall parse_runtime_call(std::string_view method, std::string_view path) noexcept;

// Why a call is not allowed, as the Runtime API words it.
struct Refusal {
  unsigned status;
  std::string type;
  std::string message;
};

// The Runtime API's rules without its sockets: what is allowed when. Everything is denied unless
// the state allows it; a refused call changes nothing, except that a response past the limit ends
// its invocation.
class RuntimeMachine {
 public:
  // 6 MB and 100 bytes: AWS's limit of a synchronous response.
  static constexpr std::size_t response_limit = 6'291'556;

  RuntimeState state() const noexcept { return state_; }
  // The id of the invocation in hand; empty unless busy, streaming or responded.
  const std::string& request_id() const noexcept { return request_id_; }

  // What the runtime calls; nothing means allowed.
  std::optional<Refusal> next();
  std::optional<Refusal> respond(std::string_view request_id, std::size_t size);
  std::optional<Refusal> report_error(std::string_view request_id, std::size_t size);
  std::optional<Refusal> report_init_error();
  // A streamed response: its beginning, and then its end, however it came.
  std::optional<Refusal> begin_response(std::string_view request_id);
  void end_response();

  // What the scheduler does. dispatch() needs a ready runtime.
  void dispatch(std::string request_id);
  void stop() noexcept;

 private:
  std::optional<Refusal> check_answer(std::string_view call, std::string_view request_id) const;
  std::optional<Refusal> finish(std::string_view call, std::string_view request_id,
                                std::size_t size);
  Refusal denied(std::string_view call) const;

  RuntimeState state_ = RuntimeState::starting;
  std::string request_id_;
};

}  // namespace emulator::lambda
