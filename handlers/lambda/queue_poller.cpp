#include "handlers/lambda/queue_poller.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/batch_item_failures.hpp"
#include "handlers/lambda/payload.hpp"
#include "handlers/lambda/queue_event.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace asio = boost::asio;

namespace {

using namespace std::chrono_literals;
using FunctionError = InvocationOutput::FunctionError;

// AWS begins with five batches at a time and adds 300 a minute while they don't suffice.
constexpr std::size_t first_concurrency = 5;
constexpr std::chrono::milliseconds growth_interval = 200ms;
constexpr std::chrono::seconds long_poll = 20s;
// A queue that is gone may come back under its name.
constexpr std::chrono::seconds pause_after_error = 1s;
// What one receive takes at most; larger batches are put together.
constexpr std::size_t one_receive = 10;

std::int64_t number_of(const KeptMembers& members, std::string_view name) {
  const auto value = aws::parse_json(members.get(name));
  return value && value->IsInt64() ? value->GetInt64() : 0;
}

}  // namespace

std::optional<PollerSettings> poller_settings(const EventSourceMapping& mapping,
                                              std::size_t account_limit) {
  if (mapping.source != EventSource::sqs) return std::nullopt;
  const auto reference = parse_function_reference(mapping.function_arn, true);
  auto filters = MessageFilters::parse(mapping.members.get("FilterCriteria"));
  if (!reference || !filters) return std::nullopt;
  PollerSettings settings;
  settings.mapping_uuid = mapping.uuid;
  settings.target = {{std::string(reference->account), std::string(reference->region)},
                     std::string(reference->name),
                     std::string(reference->qualifier)};
  settings.queue_arn = mapping.event_source_arn;
  settings.batch_size =
      static_cast<std::size_t>(std::max<std::int64_t>(1, number_of(mapping.members, "BatchSize")));
  settings.window =
      std::chrono::seconds(number_of(mapping.members, "MaximumBatchingWindowInSeconds"));
  settings.most_concurrent = account_limit;
  const auto scaling = aws::parse_json(mapping.members.get("ScalingConfig"));
  const aws::Json* concurrency =
      scaling && scaling->IsObject() ? aws::member(*scaling, "MaximumConcurrency") : nullptr;
  if (concurrency != nullptr && concurrency->IsUint()) {
    settings.most_concurrent = concurrency->GetUint();
  }
  settings.reports_failures =
      mapping.members.get("FunctionResponseTypes").find("ReportBatchItemFailures") !=
      std::string_view::npos;
  settings.filters = std::move(*filters);
  return settings;
}

struct QueuePollers::Poller {
  Poller(std::shared_ptr<ServiceState> owner, sqs::QueueReader& from, PollerSettings given)
      : state(std::move(owner)),
        reader(from),
        settings(std::move(given)),
        limit(std::min(first_concurrency, settings.most_concurrent)),
        slot(state->platform.loop),
        pause(state->platform.loop) {}

  void stop() {
    interest->end();
    slot.cancel();
    pause.cancel();
  }
  bool is_stopped() const noexcept { return interest->is_over(); }

  // One coroutine, counted for as long as it lives.
  struct Running {
    explicit Running(std::shared_ptr<Poller> of) : poller(std::move(of)) {
      ++poller->state->queue_pollers->running_;
    }
    Running(Running&&) = default;
    ~Running() {
      if (!poller) return;
      QueuePollers& all = *poller->state->queue_pollers;
      if (--all.running_ == 0) all.empty_.cancel();
    }
    std::shared_ptr<Poller> poller;
  };

  std::shared_ptr<ServiceState> state;
  sqs::QueueReader& reader;
  const PollerSettings settings;
  std::shared_ptr<sqs::Interest> interest = std::make_shared<sqs::Interest>();
  std::size_t limit;  // of batches at a time, by now
  std::size_t busy = 0;
  asio::steady_timer slot;   // cancelled when a batch is done
  asio::steady_timer pause;  // after an error
};

struct QueuePollers::Batch {
  std::vector<sqs::ReceivedMessage> messages;
  std::vector<std::string> records;
  std::size_t size = 0;
  Activity::Token activity;
};

void QueuePollers::start(const std::shared_ptr<ServiceState>& state, PollerSettings settings) {
  if (reader_ == nullptr) return;
  stop(settings.mapping_uuid);
  const std::string uuid = settings.mapping_uuid;
  auto poller = std::make_shared<Poller>(state, *reader_, std::move(settings));
  pollers_.insert_or_assign(uuid, poller);
  asio::co_spawn(state->platform.loop, run(std::move(poller)),
                 [](const std::exception_ptr& failure) {
                   if (failure) std::rethrow_exception(failure);  // a bug, and main's to report
                 });
}

void QueuePollers::stop(const std::string& mapping_uuid) {
  const auto found = pollers_.find(mapping_uuid);
  if (found == pollers_.end()) return;
  found->second->stop();
  pollers_.erase(found);
}

void QueuePollers::stop_all() {
  for (const auto& [uuid, poller] : pollers_)
    poller->stop();
  pollers_.clear();
}

asio::awaitable<bool> QueuePollers::wait_until_empty(
    std::chrono::steady_clock::time_point deadline) {
  if (running_ != 0) {
    empty_.expires_at(deadline);
    co_await empty_.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  co_return running_ == 0;
}

// False when the poller was stopped meanwhile.
asio::awaitable<bool> QueuePollers::wait_for_slot(Poller& poller) {
  while (poller.busy >= poller.limit && !poller.is_stopped()) {
    const bool may_grow = poller.limit < poller.settings.most_concurrent;
    if (may_grow) {
      poller.slot.expires_after(growth_interval);
    } else {
      poller.slot.expires_at(std::chrono::steady_clock::time_point::max());
    }
    const auto [ended_early] = co_await poller.slot.async_wait(asio::as_tuple(asio::use_awaitable));
    if (!ended_early && may_grow) ++poller.limit;
  }
  if (poller.busy == 0) {
    poller.limit = std::min(first_concurrency, poller.settings.most_concurrent);
  }
  co_return !poller.is_stopped();
}

// Up to a batch of messages: those that are there when the first one is, or that come within the
// window.
asio::awaitable<aws::Result<sqs::ReadBatch>> QueuePollers::gather(std::shared_ptr<Poller> poller) {
  const PollerSettings& settings = poller->settings;
  sqs::ReadBatch gathered;
  std::chrono::steady_clock::time_point end{};
  std::size_t size = 0;
  while (gathered.messages.size() < settings.batch_size && size < synchronous_limit) {
    sqs::ReadOptions options;
    options.max_messages = std::min(one_receive, settings.batch_size - gathered.messages.size());
    options.interest = poller->interest;
    options.wait = long_poll;
    const bool is_first = gathered.messages.empty();
    if (!is_first) {
      options.wait = std::chrono::duration_cast<std::chrono::milliseconds>(
          end - std::chrono::steady_clock::now());
    }
    std::string arn = settings.queue_arn;
    auto read = co_await poller->reader.read(std::move(arn), std::move(options));
    if (!read && is_first) co_return read.error();
    // A queue that went away took the rest with it.
    if (!read || read->messages.empty()) break;
    if (is_first) {
      end = std::chrono::steady_clock::now() + settings.window;
      gathered.activity = std::move(read->activity);
    }
    for (sqs::ReceivedMessage& message : read->messages) {
      size += message.message->body.size();
      gathered.messages.push_back(std::move(message));
    }
    if (settings.window == 0s) break;
  }
  co_return gathered;
}

asio::awaitable<void> QueuePollers::run(std::shared_ptr<Poller> poller) {
  const Poller::Running running(poller);
  const PollerSettings& settings = poller->settings;
  while (true) {
    const bool go_on = co_await wait_for_slot(*poller);
    if (!go_on) break;
    auto read = co_await gather(poller);
    if (!read) {
      log::warning("lambda {}: can't read {}: {}", settings.target.name, settings.queue_arn,
                   read.error().message);
      if (poller->is_stopped()) break;
      poller->pause.expires_after(pause_after_error);
      co_await poller->pause.async_wait(asio::as_tuple(asio::use_awaitable));
      continue;
    }
    // Read though the poller was stopped: they come back by the visibility timeout, as on AWS.
    if (poller->is_stopped()) break;
    std::vector<Batch> batches(1);
    for (sqs::ReceivedMessage& message : read->messages) {
      std::string record = queue_record(message, settings.queue_arn);
      if (!settings.filters.accept(record)) {
        // What no filter lets through is gone.
        static_cast<void>(poller->reader.remove(settings.queue_arn, message.receipt_handle));
        continue;
      }
      const std::size_t count = batches.back().records.size() + 1;
      const std::size_t size = batches.back().size + record.size();
      if (count > 1 && queue_event_size(size, count) > synchronous_limit) batches.emplace_back();
      batches.back().size += record.size();
      batches.back().records.push_back(std::move(record));
      batches.back().messages.push_back(std::move(message));
    }
    for (Batch& batch : batches) {
      if (batch.messages.empty()) continue;
      const bool has_slot = co_await wait_for_slot(*poller);
      if (!has_slot) break;
      batch.activity = poller->state->platform.activity.begin();
      ++poller->busy;
      asio::co_spawn(poller->state->platform.loop, deliver(poller, std::move(batch)),
                     [](const std::exception_ptr& failure) {
                       if (failure) std::rethrow_exception(failure);
                     });
    }
  }
}

asio::awaitable<void> QueuePollers::deliver(std::shared_ptr<Poller> poller, Batch batch) {
  const Poller::Running running(poller);
  const PollerSettings& settings = poller->settings;
  InvocationInput input;
  input.payload = queue_event(batch.records);
  batch.records.clear();
  FunctionTarget target = settings.target;
  std::string request_id = poller->state->platform.random.uuid();
  const auto result =
      co_await poller->state->invoke(std::move(target), std::move(request_id), std::move(input));
  std::set<std::string> ids;
  for (const sqs::ReceivedMessage& message : batch.messages)
    ids.insert(message.message->id);
  std::optional<std::set<std::string>> failed;
  if (result && result->function_error == FunctionError::none) {
    failed =
        settings.reports_failures ? failed_items(result->payload, ids) : std::set<std::string>();
  }
  if (!failed) {
    log::warning("lambda {}: a batch of {} from {} failed and returns to the queue: {}",
                 settings.target.name, batch.messages.size(), settings.queue_arn,
                 result ? result->payload.substr(0, 512)
                        : result.error().code + ": " + result.error().message);
  } else {
    for (const sqs::ReceivedMessage& message : batch.messages) {
      if (failed->contains(message.message->id)) continue;
      // One that can't be deleted any more comes back, as on AWS.
      const auto removed = poller->reader.remove(settings.queue_arn, message.receipt_handle);
      if (!removed) {
        log::warning("lambda {}: message {} was not deleted: {}", settings.target.name,
                     message.message->id, removed.error().message);
      }
    }
  }
  --poller->busy;
  poller->slot.cancel();
}

}  // namespace emulator::lambda
