#include "handlers/lambda/lambda_service.hpp"

#include <utility>

#include "daemon/clock.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/code_download.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/input_rules.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/queue_poller.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/url_data_plane.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

using namespace std::chrono_literals;

// Ended environments answer at once; this is for the bug that one doesn't.
constexpr std::chrono::seconds reset_limit = 5s;

// Other services name a function by whatever their callers gave them, mostly a full ARN, of any
// region and account.
aws::Result<FunctionTarget> target_of(ServiceState& state, const aws::Scope& scope,
                                      const std::string& function) {
  const ReferenceContext context{scope,
                                 "InvokeFunction",
                                 NameRule::namespaced,
                                 OtherAccounts::followed,
                                 state.platform.config.localstack_compat,
                                 OtherRegions::followed};
  auto target = resolve_function(function, {}, context);
  if (target) state.correct_account(*target, scope);
  return target;
}

}  // namespace

LambdaService::LambdaService(const Platform& platform, const std::filesystem::path& state_dir)
    : state_(std::make_shared<ServiceState>(platform, state_dir)) {}

LambdaService::~LambdaService() = default;

void LambdaService::set_endpoint(std::string url) {
  state_->scheduler.set_endpoint(std::move(url));
}

void LambdaService::set_topic_publisher(TopicPublisher publisher) {
  state_->publish_to_topic = std::move(publisher);
}

void LambdaService::set_queues(sqs::QueueSender& sender, sqs::QueueReader& reader) {
  state_->queue_sender = &sender;
  state_->queue_pollers->set_reader(reader);
}

void LambdaService::set_logs(LogDestination& logs) {
  state_->scheduler.set_logs(logs);
}

asio::awaitable<http::Response> LambdaService::handle(aws::Call& call) {
  const std::shared_ptr<ServiceState> state = state_;
  const aws::RestService<ServiceState> table{"lambda", aws::RestErrorStyle::lambda, operations(),
                                             input_rules(state->platform)};
  if (call.request.path().starts_with(code_path)) {
    std::string path(call.request.path());
    co_return co_await download_code(*state, std::move(path));
  }
  co_return co_await aws::dispatch(table, *state, call);
}

asio::awaitable<http::Response> LambdaService::handle_url(UrlRequest request) {
  return lambda::handle_url(state_, std::move(request));
}

bool LambdaService::has_url(std::string_view url_id) const {
  return find_function_url(*state_, url_id).has_value();
}

asio::awaitable<void> LambdaService::reset() {
  const std::shared_ptr<ServiceState> state = state_;
  ++state->resets;
  state->events.cancel();
  state->queue_pollers->stop_all();
  co_await state->scheduler.reset();
  const auto deadline = state->platform.clock.steady_now() + reset_limit;
  const bool empty = co_await state->events.wait_until_empty(deadline);
  const bool read_all = co_await state->queue_pollers->wait_until_empty(deadline);
  if (!empty || !read_all) log::error("lambda: events were still running after a reset");
  state->functions.clear();
  state->managed.clear();
  state->function_urls.clear();
  state->layers.clear();
  state->accounts.clear();
  state->events.resume();
}

void LambdaService::stop_polling() {
  state_->queue_pollers->stop_all();
}

void LambdaService::stop_retrying() {
  state_->events.stop_retrying();
}

asio::awaitable<void> LambdaService::stop(std::chrono::steady_clock::time_point deadline) {
  const std::shared_ptr<ServiceState> state = state_;
  state->events.cancel();
  state->queue_pollers->stop_all();
  co_await state->scheduler.stop(deadline);
  const auto last = state->platform.clock.steady_now() + reset_limit;
  const bool empty = co_await state->events.wait_until_empty(last);
  const bool read_all = co_await state->queue_pollers->wait_until_empty(last);
  if (!empty || !read_all) log::error("lambda: events were still running after the stop");
}

asio::awaitable<aws::Result<InvocationOutput>> LambdaService::invoke(aws::Scope scope,
                                                                     std::string function,
                                                                     InvocationInput input) {
  auto target = target_of(*state_, scope, function);
  if (!target) return refused_invocation(target.error());
  if (auto error = check_synchronous_size(input.payload.size())) {
    return refused_invocation(std::move(*error));
  }
  return state_->invoke(std::move(*target), state_->platform.random.uuid(), std::move(input));
}

aws::Result<std::string> LambdaService::invoke_async(const aws::Scope& scope,
                                                     const std::string& function,
                                                     InvocationInput input) {
  auto target = target_of(*state_, scope, function);
  if (!target) return target.error();
  if (auto error = check_asynchronous_size(input.payload.size())) return std::move(*error);
  const auto found = state_->qualified(*target);
  if (!found) return found.error();
  std::string request_id = state_->platform.random.uuid();
  state_->events.push({std::move(*target), request_id, std::move(input)});
  return request_id;
}

bool LambdaService::lets_in(const aws::Scope& scope, const std::string& function,
                            std::string_view service, std::string_view source_arn) const {
  const auto target = target_of(*state_, scope, function);
  if (!target) return true;
  const auto found = state_->qualified(*target);
  return !found || found->policy().lets_invoke(service, source_arn);
}

}  // namespace emulator::lambda
