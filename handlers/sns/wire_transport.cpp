#include "handlers/sns/wire_transport.hpp"

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/base64.hpp"
#include "daemon/http/url.hpp"
#include "daemon/random.hpp"
#include "handlers/sns/delivery_body.hpp"
#include "handlers/sqs/queue_sender.hpp"
#include "lambda/invoker.hpp"

namespace emulator::sns {

namespace {

constexpr std::chrono::seconds endpoint_timeout{15};  // AWS's
// What an endpoint answers is of no use but to a log; one that says more is cut off.
constexpr std::size_t response_limit = 1024 * 1024;
constexpr std::size_t shown_response = 1024;

http::ClientOptions client_options(const Config& config) {
  http::ClientOptions options;
  options.ca_file = config.ca_file;
  return options;
}

// "Basic dXNlcjpwYXNzd29yZA==" of "user:password", which stands percent-encoded in the URL.
std::string basic_authorization(std::string_view userinfo) {
  return "Basic " + base64_encode(http::percent_decode(userinfo));
}

bool asks_for_basic(const http::Response& response) {
  const std::string_view challenge = response.headers.get("WWW-Authenticate");
  return response.status == 401 && http::equals_ignoring_case(challenge.substr(0, 5), "Basic");
}

AttemptResult refused_by(const aws::Error& error) {
  return {outcome_of_status(error.status), fmt::format("{}: {}", error.code, error.message),
          error.status, error.code, error.message};
}

AttemptResult succeeded(std::string provider_response) {
  return {DeliveryOutcome::delivered, {}, 200, {}, std::move(provider_response)};
}

}  // namespace

WireTransport::WireTransport(const Platform& platform, lambda::Invoker& invoker)
    : client_(platform.loop, client_options(platform.config)),
      random_(platform.random),
      invoker_(invoker) {}

boost::asio::awaitable<AttemptResult> WireTransport::deliver(Attempt attempt) {
  if (attempt.signature != nullptr && !attempt.signature->error.empty()) {
    co_return AttemptResult{DeliveryOutcome::permanent,
                            "the message can't be signed: " + attempt.signature->error};
  }
  switch (attempt.subscription->protocol) {
    case Protocol::lambda:
      co_return invoke(attempt);
    case Protocol::sqs:
      co_return enqueue(attempt);
    case Protocol::application:
    case Protocol::sms:
      co_return capture(attempt);
    case Protocol::email:
    case Protocol::email_json:
    case Protocol::firehose:
      // Nothing leaves: what was published is kept, and shown at /_emulator/sns/messages.
      co_return succeeded({});
    case Protocol::http:
    case Protocol::https:
      break;
  }
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
  request.headers =
      http_headers(*attempt.message, attempt.subscription->arn,
                   is_raw(*attempt.message, *attempt.subscription), attempt.content_type);
  request.body = body_for(*attempt.message, *attempt.subscription, attempt.signature);
  request.timeout = endpoint_timeout;
  request.response_limit = response_limit;

  http::ClientRequest first = request;
  auto response = co_await client_.send(std::move(first));
  // As AWS does, credentials are sent only to an endpoint that asks for them.
  if (response && asks_for_basic(*response) && !url->userinfo.empty()) {
    request.headers.add("Authorization", basic_authorization(url->userinfo));
    response = co_await client_.send(std::move(request));
  }
  AttemptResult result;
  if (!response && response.error().status != 0) {
    // The status says it all; who answers at such length won't do otherwise next time.
    result.status = response.error().status;
    result.outcome = outcome_of_status(result.status);
    result.reason =
        fmt::format("HTTP {} {}; the rest of the answer was left unread: {}", result.status,
                    http::reason_phrase(result.status), response.error().message);
    co_return result;
  }
  if (!response) co_return AttemptResult{DeliveryOutcome::retryable, response.error().message};
  result.outcome = outcome_of_status(response->status);
  result.status = response->status;
  result.reason =
      fmt::format("HTTP {} {}", response->status, http::reason_phrase(response->status));
  result.provider_response = response->body.substr(0, shown_response);
  co_return result;
}

AttemptResult WireTransport::invoke(const Attempt& attempt) {
  const Subscription& subscription = *attempt.subscription;
  lambda::InvocationInput input;
  input.payload = event_for(*attempt.message, subscription, attempt.signature);
  input.trace_id = attempt.message->trace_id;
  const auto arn = aws::parse_arn(subscription.endpoint);
  const aws::Scope scope = arn ? aws::Scope{arn->account, arn->region} : subscription.topic.scope;
  const auto queued = invoker_.invoke_async(scope, subscription.endpoint, std::move(input));
  if (!queued) return refused_by(queued.error());
  return succeeded(fmt::format(R"({{"lambdaRequestId":"{}"}})", *queued));
}

AttemptResult WireTransport::enqueue(const Attempt& attempt) {
  const Subscription& subscription = *attempt.subscription;
  if (queues_ == nullptr) {
    return {DeliveryOutcome::permanent, "the service SQS is not running"};
  }
  auto message =
      queue_message_for(*attempt.message, subscription, attempt.signature, subscription.endpoint);
  if (message.attributes.size() > max_queue_attributes) {
    return {DeliveryOutcome::permanent,
            fmt::format("{} message attributes: a queue takes {} with raw message delivery",
                        message.attributes.size(), max_queue_attributes),
            400,
            "InvalidParameterValue",
            {}};
  }
  const auto sent = queues_->send(subscription.endpoint, std::move(message));
  if (!sent) return refused_by(sent.error());
  return succeeded(
      fmt::format(R"({{"sqsRequestId":"{}","sqsMessageId":"{}"}})", random_.uuid(), *sent));
}

AttemptResult WireTransport::capture(const Attempt& attempt) {
  const Subscription& subscription = *attempt.subscription;
  const OutboundMessage& message = *attempt.message;
  if (captured_ == nullptr) return {DeliveryOutcome::permanent, "nothing captures it"};
  CapturedMessage captured;
  captured.kind = subscription.protocol == Protocol::sms ? CapturedMessage::Kind::sms
                                                         : CapturedMessage::Kind::platform_endpoint;
  captured.target = subscription.endpoint;
  captured.topic_arn = subscription.topic_arn;
  captured.id = message.id;
  captured.text = message.content.text_for(subscription.protocol);
  captured.subject = message.content.subject;
  captured.attributes = message.content.attributes;
  captured_->add(subscription.topic.scope, std::move(captured));
  return succeeded({});
}

}  // namespace emulator::sns
