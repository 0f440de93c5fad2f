// A response that is still being made while its caller reads the beginning of it.

#include "lambda/streamed_response.hpp"

#include <chrono>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/base64.hpp"
#include "daemon/http/body_source.hpp"
#include "lambda/environment.hpp"
#include "lambda/function_version.hpp"
#include "lambda/invocation.hpp"
#include "lambda/response_stream.hpp"
#include "lambda/runtime_rendering.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

constexpr auto process_end_grace = std::chrono::milliseconds(100);

}  // namespace

bool is_streamed_response(const http::Request& request) {
  const http::Headers& headers = request.headers;
  const bool streamed =
      http::equals_ignoring_case(headers.get("Transfer-Encoding"), "chunked") ||
      http::equals_ignoring_case(headers.get("Lambda-Runtime-Function-Response-Mode"), "streaming");
  return streamed &&
         parse_runtime_call(request.method, request.path()).kind == RuntimeCall::Kind::response;
}

std::optional<Failure> error_of_trailers(const http::Headers& trailers) {
  const std::string* type = trailers.find("Lambda-Runtime-Function-Error-Type");
  const std::string* body = trailers.find("Lambda-Runtime-Function-Error-Body");
  if (type == nullptr && body == nullptr) return std::nullopt;
  Failure failure{type == nullptr || type->empty() ? "Unhandled" : *type, {}};
  failure.posted.emplace();
  if (body != nullptr) failure.posted = base64_decode(*body).value_or(*body);
  return failure;
}

asio::awaitable<http::Response> Environment::stream_response(std::shared_ptr<Environment> self,
                                                             http::Request& request,
                                                             std::string request_id) {
  if (const auto refusal = self->machine_.begin_response(request_id)) co_return render(*refusal);
  const std::shared_ptr<Invocation> invocation = self->current_;
  ResponseStream* const stream = invocation->input().stream.get();
  const std::size_t limit =
      stream != nullptr ? ResponseStream::limit : RuntimeMachine::response_limit;
  if (stream != nullptr) {
    stream->begin(std::string(request.headers.get("Content-Type")), self->version_->version);
  }

  // The invocation may end meanwhile by its deadline, or with the process.
  const auto in_hand = [&self, &invocation] { return self->current_ == invocation; };
  std::string collected;
  std::size_t size = 0;
  std::optional<Failure> failure;
  while (true) {
    boost::system::result<std::string> piece(std::exchange(request.body, {}));
    if (piece->empty() && request.stream != nullptr) piece = co_await request.stream->read();
    if (!in_hand()) break;
    if (!piece) {
      // A process that dies closes its connection a little before we hear of its end, which says
      // more.
      failure = truncated_response();
      self->machine_.end_response();
      self->since_ = Clock::now();
      self->ended_.expires_after(process_end_grace);
      co_await self->ended_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    if (!piece || piece->empty()) break;
    size += piece->size();
    if (size > limit) {
      failure = stream_too_large(limit);
      break;
    }
    if (stream == nullptr) {
      collected += *piece;
    } else {
      co_await stream->write(std::move(*piece));
    }
    if (!in_hand()) break;
  }
  if (!in_hand()) {
    co_return render(Refusal{403, "InvalidStateTransition", "The invocation has ended"});
  }

  if (!failure) failure = error_of_trailers(request.trailers);
  if (self->state() == RuntimeState::streaming) self->machine_.end_response();
  self->since_ = Clock::now();
  self->drain_output(64 * 1024);
  if (!failure) {
    self->answer(std::move(collected));
    co_return render_accepted();
  }
  const bool too_large = size > limit;
  self->answer(*failure);
  co_return too_large ? render(refusal_of(http::RequestFault::body_too_large)) : render_accepted();
}

}  // namespace emulator::lambda
