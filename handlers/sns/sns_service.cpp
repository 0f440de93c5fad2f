#include "handlers/sns/sns_service.hpp"

#include <utility>

#include "handlers/sns/errors.hpp"
#include "handlers/sns/inspection.hpp"
#include "handlers/sns/operations.hpp"
#include "handlers/sns/publish.hpp"
#include "handlers/sns/signing_key.hpp"
#include "handlers/sns/state.hpp"
#include "handlers/sns/wire_transport.hpp"

namespace emulator::sns {

namespace {

bool is_certificate_request(const http::Request& request) {
  const std::string_view path = request.path();
  return request.method == "GET" && path.starts_with("/SimpleNotificationService-") &&
         path.ends_with(".pem");
}

http::Response certificate_response(const Signer& signer, std::string_view path) {
  const std::string* pem = signer.certificate(path);
  if (pem == nullptr) return http::make_response(404, "text/plain", "No such certificate.\n");
  return http::make_response(200, "application/x-pem-file", *pem);
}

}  // namespace

struct SnsService::Impl {
  Impl(const Platform& platform, lambda::Invoker& invoker)
      : transport(std::make_shared<WireTransport>(platform, invoker)),
        state(platform, transport,
              [](const std::stop_token& stop) { return SigningKey::generate(2048, stop); }) {
    transport->set_captured(state.captured);
  }

  std::shared_ptr<WireTransport> transport;
  State state;
};

SnsService::SnsService(Platform platform, lambda::Invoker& invoker)
    : impl_(std::make_unique<Impl>(platform, invoker)) {}

SnsService::~SnsService() = default;

boost::asio::awaitable<http::Response> SnsService::handle(aws::Call& call) {
  if (is_certificate_request(call.request)) {
    co_return certificate_response(impl_->state.deliverer.signer(), call.request.path());
  }
  if (is_inspection(call.request.path())) co_return co_await inspect(impl_->state, call.request);
  co_return co_await aws::dispatch(service, impl_->state, call);
}

aws::Result<void> SnsService::publish(const std::string& topic_arn, std::string text,
                                      MessageAttributes attributes) {
  const auto name = parse_topic_arn(topic_arn, "TopicArn");
  if (!name) return name.error();
  Store* store = impl_->state.stores.find(name->scope);
  const Topic* topic = store ? store->find_topic(name->name) : nullptr;
  if (topic == nullptr) return topic_does_not_exist();
  MessageParameters parameters;
  parameters.message = &text;
  parameters.attributes = std::move(attributes);
  auto message = make_message(std::move(parameters));
  if (!message) return message.error();
  const auto published = publish_message(impl_->state, *topic, std::move(*message), {});
  if (!published) return published.error();
  return {};
}

void SnsService::set_queues(sqs::QueueSender& queues) {
  impl_->state.queues = &queues;
  impl_->transport->set_queues(queues);
}

void SnsService::set_logs(lambda::LogDestination& logs) {
  impl_->state.logs = &logs;
}

boost::asio::awaitable<void> SnsService::reset() {
  impl_->state.deliverer.reset();
  impl_->state.publications.clear();
  impl_->state.held.clear();
  impl_->state.captured.clear();
  impl_->state.stores.clear();
  co_return;
}

boost::asio::awaitable<void> SnsService::stop(std::chrono::steady_clock::time_point deadline) {
  co_await impl_->state.deliverer.stop(deadline);
}

}  // namespace emulator::sns
