#include "handlers/sqs/sqs_service.hpp"

#include <utility>

#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace asio = boost::asio;

namespace {

asio::awaitable<Answer> run(State& state, SqsCall& call) {
  for (const Operation& operation : operations()) {
    if (operation.name != call.operation) continue;
    if (auto error = read_input(call)) co_return std::move(*error);
    co_return co_await aws::run(operation.handler, state, call, "sqs", operation.name);
  }
  co_return aws::not_implemented("sqs", call.operation);
}

}  // namespace

SqsService::SqsService(const Platform& platform) : state_(std::make_shared<State>(platform)) {}

SqsService::~SqsService() = default;

asio::awaitable<http::Response> SqsService::handle(aws::Call& call) {
  const std::shared_ptr<State> state = state_;
  SqsCall made = make_call(call);
  auto result = co_await run(*state, made);
  if (!result) co_return render(made, result.error());
  co_return render(made, std::move(*result));
}

asio::awaitable<void> SqsService::reset() {
  state_->release_waiters(no_such_queue());
  state_->queues.clear();
  state_->deleted.clear();
  for (auto& [handle, task] : state_->move_tasks)
    task->status = MoveTask::Status::cancelling;
  state_->move_tasks.clear();
  co_return;
}

void SqsService::stop_waiting() {
  state_->stopped = true;
  state_->release_waiters(std::nullopt);
}

aws::Result<std::string> SqsService::send(std::string_view queue_arn, OutgoingMessage message) {
  const auto live = state_->find(queue_arn);
  if (!live) return no_such_queue();
  auto sent = state_->send(*live, std::move(message), std::nullopt);
  if (!sent) return sent.error();
  return std::move(sent->message_id);
}

bool SqsService::exists(std::string_view queue_arn) const {
  return state_->find(queue_arn) != nullptr;
}

aws::Result<QueueFacts> SqsService::facts(std::string_view queue_arn) const {
  const auto live = state_->find(queue_arn);
  if (!live) return no_such_queue();
  const QueueSettings& settings = live->queue.settings();
  return QueueFacts{settings.is_fifo(), settings.seconds("VisibilityTimeout")};
}

asio::awaitable<aws::Result<ReadBatch>> SqsService::read(std::string queue_arn,
                                                         ReadOptions options) {
  const std::shared_ptr<State> state = state_;
  std::shared_ptr<LiveQueue> live = state->find(queue_arn);
  if (!live) co_return no_such_queue();
  ReceiveRequest request;
  request.max_messages = options.max_messages;
  std::shared_ptr<State> owned = state;
  co_return co_await receive_or_wait(std::move(owned), std::move(live), std::move(request),
                                     options.wait, std::move(options.interest), true);
}

aws::Result<void> SqsService::remove(std::string_view queue_arn, std::string_view receipt_handle) {
  const auto live = state_->find(queue_arn);
  if (!live) return no_such_queue();
  const auto removed = live->queue.remove(receipt_handle, state_->now());
  state_->wake_waiters(*live);
  return removed;
}

}  // namespace emulator::sqs
