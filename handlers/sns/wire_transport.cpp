#include "handlers/sns/wire_transport.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/base64.hpp"
#include "daemon/http/url.hpp"
#include "lambda/invoker.hpp"

namespace emulator::sns {

namespace {

constexpr std::chrono::seconds endpoint_timeout{15};  // AWS's

http::ClientOptions client_options(const Config& config) {
  http::ClientOptions options;
  options.ca_file = config.ca_file;
  return options;
}

DeliveryDetails details_of(const Attempt& attempt, std::string_view cert_url,
                           std::string_view unsubscribe) {
  DeliveryDetails details;
  details.subscription_arn = attempt.subscription->arn;
  details.signing_cert_url = cert_url;
  details.unsubscribe_url = unsubscribe;
  if (attempt.signature != nullptr) details.signature = attempt.signature->signature;
  return details;
}

const std::string& text_of(const Attempt& attempt) noexcept {
  return attempt.message->content.text_for(attempt.subscription->protocol);
}

std::string body_of(const Attempt& attempt) {
  if (attempt.signature == nullptr) return text_of(attempt);
  const Subscription& subscription = *attempt.subscription;
  const std::string cert_url = subscription.base_url + attempt.signature->certificate_path;
  const std::string unsubscribe = unsubscribe_url(subscription.base_url, subscription.arn);
  return http_body(*attempt.message, text_of(attempt), details_of(attempt, cert_url, unsubscribe));
}

// "Basic dXNlcjpwYXNzd29yZA==" of "user:password", which stands percent-encoded in the URL.
std::string basic_authorization(std::string_view userinfo) {
  return "Basic " + base64_encode(http::percent_decode(userinfo));
}

bool asks_for_basic(const http::Response& response) {
  const std::string_view challenge = response.headers.get("WWW-Authenticate");
  return response.status == 401 && http::equals_ignoring_case(challenge.substr(0, 5), "Basic");
}

}  // namespace

WireTransport::WireTransport(const Platform& platform, lambda::Invoker& invoker)
    : client_(platform.loop, client_options(platform.config)), invoker_(invoker) {}

boost::asio::awaitable<AttemptResult> WireTransport::deliver(Attempt attempt) {
  if (attempt.signature != nullptr && !attempt.signature->error.empty()) {
    co_return AttemptResult{DeliveryOutcome::permanent,
                            "the message can't be signed: " + attempt.signature->error};
  }
  if (attempt.subscription->protocol == Protocol::lambda) co_return invoke(attempt);
  co_return co_await post(std::move(attempt));
}

void WireTransport::close() {
  client_.close();
}

boost::asio::awaitable<AttemptResult> WireTransport::post(Attempt attempt) {
  const auto url = http::parse_url(attempt.subscription->endpoint);
  if (!url) co_return AttemptResult{DeliveryOutcome::permanent, "the endpoint is no URL"};
  http::ClientRequest request;
  request.method = "POST";
  request.url = *url;
  request.headers = http_headers(*attempt.message, attempt.subscription->arn,
                                 attempt.signature == nullptr, attempt.content_type);
  request.body = body_of(attempt);
  request.timeout = endpoint_timeout;

  http::ClientRequest first = request;
  auto response = co_await client_.send(std::move(first));
  // As AWS does, credentials are sent only to an endpoint that asks for them.
  if (response && asks_for_basic(*response) && !url->userinfo.empty()) {
    request.headers.add("Authorization", basic_authorization(url->userinfo));
    response = co_await client_.send(std::move(request));
  }
  if (!response) co_return AttemptResult{DeliveryOutcome::retryable, response.error().message};
  AttemptResult result;
  result.outcome = outcome_of_status(response->status);
  if (result.outcome != DeliveryOutcome::delivered) {
    result.reason =
        fmt::format("HTTP {} {}", response->status, http::reason_phrase(response->status));
  }
  co_return result;
}

AttemptResult WireTransport::invoke(const Attempt& attempt) {
  const Subscription& subscription = *attempt.subscription;
  const std::string cert_url = subscription.base_url + attempt.signature->certificate_path;
  const std::string unsubscribe = unsubscribe_url(subscription.base_url, subscription.arn);
  lambda::InvocationInput input;
  input.payload =
      lambda_event(*attempt.message, text_of(attempt), details_of(attempt, cert_url, unsubscribe));
  input.trace_id = attempt.message->trace_id;
  const auto arn = aws::parse_arn(subscription.endpoint);
  const aws::Scope scope = arn ? aws::Scope{arn->account, arn->region} : subscription.topic.scope;
  const auto queued = invoker_.invoke_async(scope, subscription.endpoint, std::move(input));
  if (queued) return {DeliveryOutcome::delivered, {}};
  const aws::Error& error = queued.error();
  return {outcome_of_status(error.status), fmt::format("{}: {}", error.code, error.message)};
}

}  // namespace emulator::sns
