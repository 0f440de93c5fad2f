// The Runtime API endpoint of an environment: calls come in here, runtime_machine says what is
// allowed. It is the environment's own, so a call can touch no other environment's invocation.

#include <limits>
#include <utility>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/clock.hpp"
#include "lambda/environment.hpp"
#include "lambda/extensions.hpp"
#include "lambda/function_version.hpp"
#include "lambda/invocation.hpp"
#include "lambda/memory_watch.hpp"
#include "lambda/runtime_rendering.hpp"
#include "lambda/streamed_response.hpp"
#include "lambda/trace_id.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;

// What a runtime that reported an Init error may take to end by itself.
constexpr auto init_error_grace = std::chrono::milliseconds(500);

http::ServerOptions server_options() {
  http::ServerOptions options;
  // Over the limit of a response, so that a runtime that exceeds it hears of it and goes on.
  options.body_limit = 4 * RuntimeMachine::response_limit;
  // Between `next` and the response a connection may rest as long as a function may run.
  options.idle_timeout = std::chrono::seconds(1000);
  // AWS lets a response take what is left of the function's time; that deadline is kept elsewhere.
  options.read_timeout = std::chrono::seconds(1000);
  options.streams_body = is_streamed_response;
  return options;
}

// A runtime never says where it was sent from, as every browser does, and calls us by address. A
// web page that found the port out, by DNS rebinding even, gets nowhere.
bool is_from_a_browser(const http::Request& request, const std::string& runtime_api) {
  if (request.headers.contains("Origin") || request.headers.contains("Sec-Fetch-Site")) return true;
  const std::string_view host = request.headers.get("Host");
  const std::string_view port = std::string_view(runtime_api).substr(runtime_api.find(':'));
  return !host.empty() && host != runtime_api &&
         !(host.starts_with("localhost") && host.substr(9) == port);
}

asio::awaitable<http::Response> gone() {
  co_return render(Refusal{403, "InvalidStateTransition", "The environment has ended"});
}

}  // namespace

void Environment::open_endpoint() {
  const auto weak = weak_from_this();
  server_ = std::make_unique<http::Server>(
      settings_.platform.loop, server_options(),
      [weak](http::Request& request) {
        const auto self = weak.lock();
        return self ? serve(self, request) : gone();
      },
      [weak](http::RequestFault fault, const http::Request& request) {
        const auto self = weak.lock();
        return self ? self->on_fault(fault, request) : render(refusal_of(fault));
      });
  const auto bound = server_->listen({asio::ip::address_v4::loopback(), 0});
  runtime_api_ = fmt::format("127.0.0.1:{}", bound.port());
}

asio::awaitable<http::Response> Environment::serve(std::shared_ptr<Environment> self,
                                                   http::Request& request) {
  if (is_from_a_browser(request, self->runtime_api_)) {
    co_return render(Refusal{403, "Forbidden", "Only the function itself may call this"});
  }
  const Call call = parse_runtime_call(request.method, request.path());
  switch (call.kind) {
    case Call::Kind::next:
      co_return co_await next(self);
    case Call::Kind::response:
      if (is_streamed_response(request)) {
        std::string request_id(call.request_id);
        co_return co_await stream_response(self, request, std::move(request_id));
      }
      co_return self->respond(request, call);
    case Call::Kind::error:
      co_return self->respond(request, call);
    case Call::Kind::init_error:
      co_return self->init_error(request);
    case Call::Kind::extension:
      self->make_extensions();
      co_return co_await Extensions::handle(self->extensions_, request);
    case Call::Kind::wrong_method:
    case Call::Kind::unknown:
      break;
  }
  co_return render(refusal_of(call.kind, request));
}

asio::awaitable<http::Response> Environment::next(std::shared_ptr<Environment> self) {
  // It cut its response short, and goes on.
  if (self->state() == RuntimeState::responded && self->current_) {
    self->answer(truncated_response());
  }
  if (const auto refusal = self->machine_.next()) co_return render(*refusal);
  const unsigned poll = ++self->polls_;
  self->next_changed_.cancel();  // an older poll gives way
  self->since_ = Clock::now();
  self->announced_ = false;
  if (!self->extensions_ || self->extensions_->all_ready()) self->announce();
  while (self->state() == RuntimeState::ready && poll == self->polls_) {
    co_await self->next_changed_.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  if (self->state() == RuntimeState::busy && self->undelivered_ && poll == self->polls_) {
    co_return self->deliver();
  }
  co_return render(Refusal{
      403, "InvalidStateTransition",
      poll == self->polls_ ? "The environment is ending" : "A later call of next has taken over"});
}

void Environment::announce() {
  announced_ = true;
  if (std::exchange(in_init_, false)) {
    const InitOutcome init = this_init();
    init_duration_ = init.duration;
    log_.init_done(init);
    if (extensions_) {
      Telemetry& telemetry = extensions_->telemetry();
      telemetry.init_done(init);
      for (const auto& extension : extensions_->describe()) {
        log_.extension(extension);
        telemetry.extension(extension);
      }
      telemetry.end_of_init();
    }
  }
  if (current_) {
    // Bound to us since the start; its deadline runs already.
    hand_over();
  } else {
    arm(Clock::time_point::max());
    memory_->rest();
    settings_.owner.on_ready(*this);
  }
}

void Environment::hand_over() {
  machine_.dispatch(current_->request_id());
  undelivered_ = true;
  next_changed_.cancel();
  if (!extensions_) return;
  extensions_->telemetry().start(current_->request_id(), version_->version);
  const auto now = settings_.platform.clock.now();
  trace_id_ = trace_id_for(current_->input().trace_id, settings_.platform.random, now);
  const auto left = deadline_.expiry() - Clock::now();
  extensions_->invoke({current_->request_id(), current_->invoked_arn(),
                       now + std::chrono::duration_cast<std::chrono::system_clock::duration>(left),
                       trace_id_});
}

http::Response Environment::deliver() {
  undelivered_ = false;
  const auto& input = current_->input();
  const auto wall = settings_.platform.clock.now();
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline_.expiry() - Clock::now());
  NextInvocation event;
  event.request_id = current_->request_id();
  event.invoked_arn = current_->invoked_arn();
  event.deadline = wall + left;
  event.trace_id = trace_id_.empty() ? trace_id_for(input.trace_id, settings_.platform.random, wall)
                                     : std::exchange(trace_id_, {});
  event.client_context = input.client_context;
  event.cognito_identity = input.cognito_identity;
  event.payload = current_->take_payload();
  return render(std::move(event));
}

http::Response Environment::respond(http::Request& request, const Call& call) {
  const bool is_error = call.kind == Call::Kind::error;
  const std::size_t size = request.body.size();
  const bool was_busy = state() == RuntimeState::busy;
  const auto refusal = is_error ? machine_.report_error(call.request_id, size)
                                : machine_.respond(call.request_id, size);
  if (!was_busy || state() != RuntimeState::responded) return render(*refusal);

  since_ = Clock::now();
  // What the function printed before it answered is in the pipe by now.
  drain_output(64 * 1024);
  if (refusal) {
    answer(response_too_large());
  } else if (is_error) {
    Failure failure{std::string(request.headers.get("Lambda-Runtime-Function-Error-Type")), {}};
    if (failure.type.empty()) failure.type = "Unhandled";
    failure.posted = std::move(request.body);
    answer(failure);
  } else {
    answer(std::move(request.body));
  }
  return refusal ? render(*refusal) : render_accepted();
}

http::Response Environment::init_error(http::Request& request) {
  if (const auto refusal = machine_.report_init_error()) return render(*refusal);
  Failure failure{std::string(request.headers.get("Lambda-Runtime-Function-Error-Type")), {}};
  if (failure.type.empty()) failure.type = "Runtime.InitError";
  failure.posted = std::move(request.body);
  fail_init(failure);
  // It usually ends by itself now.
  arm(Clock::now() + init_error_grace);
  return render_accepted();
}

http::Response Environment::on_fault(http::RequestFault fault, const http::Request& request) {
  const Call call = parse_runtime_call(request.method, request.path());
  const bool answers = call.kind == Call::Kind::response || call.kind == Call::Kind::error;
  if (fault != http::RequestFault::body_too_large || !answers) return render(refusal_of(fault));
  // Far past the limit, so that it was not even read: an answer all the same.
  const bool was_busy = state() == RuntimeState::busy;
  const auto refusal = machine_.respond(call.request_id, std::numeric_limits<std::size_t>::max());
  if (was_busy && state() == RuntimeState::responded) {
    since_ = Clock::now();
    drain_output(64 * 1024);
    answer(response_too_large());
  }
  return render(*refusal);
}

}  // namespace emulator::lambda
