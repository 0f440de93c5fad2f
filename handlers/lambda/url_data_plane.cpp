// Requests to function URLs: from HTTP to an invocation, and back.

#include <algorithm>
#include <utility>

#include "daemon/aws/rest_json.hpp"
#include "daemon/aws/signature_v4.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/body_source.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_urls.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/streamed_invocation.hpp"
#include "handlers/lambda/url_cors.hpp"
#include "handlers/lambda/url_data_plane.hpp"
#include "handlers/lambda/url_event.hpp"
#include "handlers/lambda/url_response.hpp"
#include "lambda/trace_id.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

http::Response forbidden() {
  http::Response response = aws::json_response(403, R"({"Message":"Forbidden"})");
  response.headers.add("x-amzn-ErrorType", "AccessDeniedException");
  return response;
}

// What refuses a request to a URL with AuthType AWS_IAM. Whoever is known may invoke.
std::optional<http::Response> refuse_signature(const ServiceState& state, const FunctionUrl& url,
                                               const http::Request& request) {
  const aws::SignatureRules rules{aws::KnownCredentials(state.platform.config.credentials),
                                  "lambda", url.target.scope.region, state.platform.clock.now()};
  auto fault = aws::check_signature(request, rules);
  if (!fault) return std::nullopt;
  if (fault->code == "MissingAuthenticationTokenException") return forbidden();
  // Function URLs keep to themselves what should have been signed; the log tells.
  log::warning("lambda {}: {}: {}", url.target.name, fault->code, fault->message);
  fault->message.resize(std::min(fault->message.find("\n\n"), fault->message.size()));
  return aws::rest_error(*fault, aws::RestErrorStyle::plain);
}

http::Response bad_gateway() {
  return aws::json_response(502, "Internal Server Error");
}

http::Response malformed(const FunctionUrl& url, const MalformedUrlResponse& fault) {
  log::warning("lambda {}: its answer makes no HTTP response: {}", url.target.name, fault.reason);
  return bad_gateway();
}

// The bytes of a streamed response, after what was read of them to make its head.
class UrlBody final : public http::BodySource {
 public:
  UrlBody(StreamReader reader, std::string begun)
      : reader_(std::move(reader)), begun_(std::move(begun)) {}

  asio::awaitable<boost::system::result<std::string>> read() override {
    if (!begun_.empty()) co_return std::exchange(begun_, {});
    std::string piece = co_await reader_->read();
    // Too late for a status: the body stays unfinished.
    if (piece.empty() && !reader_->succeeded()) {
      co_return make_error_code(boost::system::errc::connection_aborted);
    }
    co_return piece;
  }
  void abandon() override { reader_->abandon(); }

 private:
  StreamReader reader_;
  std::string begun_;
};

asio::awaitable<http::Response> buffered(ServiceState& state, FunctionUrl url,
                                         std::string request_id, InvocationInput input) {
  FunctionTarget target = url.target;
  const auto output =
      co_await state.invoke(std::move(target), std::move(request_id), std::move(input));
  if (!output) co_return aws::rest_error(output.error(), aws::RestErrorStyle::lambda);
  if (output->function_error != InvocationOutput::FunctionError::none) co_return bad_gateway();
  auto response = url_response(output->payload);
  if (const auto* fault = std::get_if<MalformedUrlResponse>(&response)) {
    co_return malformed(url, *fault);
  }
  co_return std::get<http::Response>(std::move(response));
}

asio::awaitable<http::Response> streamed(ServiceState& state, FunctionUrl url,
                                         std::string request_id, InvocationInput input) {
  FunctionTarget target = url.target;
  StreamReader reader =
      invoke_streaming(state, std::move(target), std::move(request_id), std::move(input));
  co_await reader->wait_until_begun();
  if (reader->finished()) {
    const auto& outcome = reader->outcome();
    if (!outcome) co_return aws::rest_error(outcome.error(), aws::RestErrorStyle::lambda);
    const bool failed = outcome->function_error != InvocationOutput::FunctionError::none;
    if (failed && !reader->begun()) co_return bad_gateway();
  }
  http::Response response;
  if (reader->content_type() == integration_response_type) {
    UrlPrelude prelude;
    std::string piece;
    do {
      piece = co_await reader->read();
    } while (!piece.empty() && !prelude.put(piece));
    auto head = prelude.response();
    if (const auto* fault = std::get_if<MalformedUrlResponse>(&head)) {
      co_return malformed(url, *fault);
    }
    response = std::get<http::Response>(std::move(head));
  } else {
    const std::string& type = reader->content_type();
    response.headers.add("Content-Type", type.empty() ? "application/octet-stream" : type);
  }
  std::string begun = std::exchange(response.body, {});
  response.stream = std::make_shared<UrlBody>(std::move(reader), std::move(begun));
  co_return response;
}

}  // namespace

asio::awaitable<http::Response> handle_url(std::shared_ptr<ServiceState> state,
                                           UrlRequest request) {
  auto found = find_function_url(*state, request.url_id);
  if (!found) co_return forbidden();
  FunctionUrl url = std::move(*found);
  const auto& cors = url.config.cors;
  if (cors && is_preflight(request.request)) co_return answer_preflight(*cors, request.request);
  const bool iam = url.config.auth_type == FunctionUrlConfig::AuthType::aws_iam;
  http::Response response;
  auto refused = iam ? refuse_signature(*state, url, request.request) : std::nullopt;
  if (refused) {
    response = std::move(*refused);
  } else {
    const auto now = state->platform.clock.now();
    UrlEventContext context{now, url.target.scope.region, {}, {}};
    context.trace_id =
        trace_id_for(request.request.headers.get("X-Amzn-Trace-Id"), state->platform.random, now);
    if (iam) {
      context.signer = aws::caller_of(request.credential.access_key_id,
                                      aws::KnownCredentials(state->platform.config.credentials),
                                      url.target.scope.region);
    }
    InvocationInput input;
    input.payload = url_event(request, context);
    input.trace_id = context.trace_id;
    if (const auto too_large = check_synchronous_size(input.payload.size())) {
      response = aws::rest_error(*too_large, aws::RestErrorStyle::lambda);
    } else if (url.config.invoke_mode == FunctionUrlConfig::InvokeMode::response_stream) {
      response = co_await streamed(*state, url, request.request_id, std::move(input));
    } else {
      response = co_await buffered(*state, url, request.request_id, std::move(input));
    }
  }
  if (cors) allow_origin(*cors, request.request, response);
  co_return response;
}

}  // namespace emulator::lambda
