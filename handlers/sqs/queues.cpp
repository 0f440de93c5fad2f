#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/pagination.hpp"
#include "daemon/clock.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/names.hpp"
#include "handlers/sqs/operations.hpp"

namespace emulator::sqs {

namespace {

// How long a deleted queue's name can't be used, and a purged queue not purged again. LocalStack
// knows no such time, and with its users neither do we.
constexpr std::chrono::seconds pause{60};
constexpr std::size_t most_results = 1'000;

Answer url_answer(const SqsCall& call, const LiveQueue& live) {
  return answer([&](aws::JsonWriter& writer) {
    aws::write_member(writer, "QueueUrl", queue_url(call.call.base_url, live.scope, live.name));
  });
}

bool is_recently_deleted(State& state, const aws::Scope& scope, const std::string& name) {
  if (state.platform.config.localstack_compat) return false;
  DeletedNames* names = state.deleted.find(scope);
  if (names == nullptr) return false;
  const auto now = state.platform.clock.steady_now();
  std::erase_if(*names, [now](const auto& entry) { return entry.second + pause <= now; });
  return names->contains(name);
}

// One page of the queues, as URLs under `member`.
Answer list_answer(const SqsCall& call, const QueueTable& chosen, std::string_view member,
                   bool even_if_empty) {
  const auto limit = call.integer("MaxResults");
  if (limit && (*limit < 1 || *limit > static_cast<std::int64_t>(most_results))) {
    return invalid_value(std::to_string(*limit), "MaxResults",
                         "MaxResults must be an integer between 1 and 1000.");
  }
  std::string after;
  if (const std::string token = call.text("NextToken"); !token.empty()) {
    const auto decoded = aws::decode_marker(token);
    if (!decoded) return invalid_value(token, "NextToken", "The token is not valid.");
    after = *decoded;
  }
  const auto page =
      aws::page_of(chosen, after, limit ? static_cast<std::size_t>(*limit) : most_results);
  return answer([&](aws::JsonWriter& writer) {
    if (!page.items.empty() || even_if_empty) {
      aws::write_key(writer, member);
      writer.StartArray();
      for (const auto* live : page.items)
        aws::write_string(writer, queue_url(call.call.base_url, (*live)->scope, (*live)->name));
      writer.EndArray();
    }
    // Pages come only to who asks for them.
    if (limit && page.next_marker) aws::write_member(writer, "NextToken", *page.next_marker);
  });
}

}  // namespace

Answer create_queue(State& state, SqsCall& call) {
  const std::string name = call.text("QueueName");
  const Attributes given = texts_of(call, "Attributes");
  const auto fifo = given.find("FifoQueue");
  const bool is_fifo = fifo != given.end() && fifo->second == "true";
  if (auto error = check_queue_name(name, is_fifo)) return std::move(*error);
  const aws::Scope& scope = call.call.scope;
  if (const auto existing = state.find(scope, name)) {
    if (const auto differing = existing->queue.settings().difference(given)) {
      return aws::Error{400, "QueueAlreadyExists",
                        fmt::format("A queue already exists with the same name and a different "
                                    "value for attribute {}",
                                    *differing)};
    }
    return url_answer(call, *existing);
  }
  if (is_recently_deleted(state, scope, name)) {
    return named("QueueDeletedRecently",
                 "You must wait 60 seconds after deleting a queue before you can create another "
                 "with the same name.");
  }
  QueueSettings settings(is_fifo);
  if (auto error = settings.set(given, true)) return std::move(*error);
  const std::string arn = aws::make_arn("sqs", scope.region, scope.account, name);
  if (auto error = check_dead_letter_target(state, settings, arn)) return std::move(*error);

  auto live = std::make_shared<LiveQueue>(state.platform, scope, name, std::move(settings));
  live->created = state.now().epoch_ms / 1'000;
  live->modified = live->created;
  for (auto& [key, value] : texts_of(call, "tags"))
    live->tags.emplace(key, value);
  state.queues[scope].emplace(name, live);
  return url_answer(call, *live);
}

Answer delete_queue(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  state.remove(*live);
  return empty_answer();
}

Answer get_queue_url(State& state, SqsCall& call) {
  aws::Scope scope = call.call.scope;
  if (const std::string owner = call.text("QueueOwnerAWSAccountId"); !owner.empty()) {
    scope.account = owner;
  }
  const auto live = state.find(scope, call.text("QueueName"));
  if (!live) return no_such_queue();
  return url_answer(call, *live);
}

Answer list_queues(State& state, SqsCall& call) {
  const std::string prefix = call.text("QueueNamePrefix");
  const QueueTable& all = state.queues[call.call.scope];
  if (prefix.empty()) return list_answer(call, all, "QueueUrls", false);
  QueueTable chosen;
  for (auto at = all.lower_bound(prefix); at != all.end() && at->first.starts_with(prefix); ++at)
    chosen.insert(*at);
  return list_answer(call, chosen, "QueueUrls", false);
}

Answer list_dead_letter_source_queues(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  QueueTable chosen;
  for (const auto& [name, other] : state.queues[(*live)->scope]) {
    if (other->queue.settings().dead_letter_target() == (*live)->arn) chosen.emplace(name, other);
  }
  return list_answer(call, chosen, "queueUrls", true);
}

Answer purge_queue(State& state, SqsCall& call) {
  const auto live = queue_of(state, call);
  if (!live) return live.error();
  const auto now = state.platform.clock.steady_now();
  const bool is_pausing = (*live)->purged && *(*live)->purged + pause > now;
  if (is_pausing && !state.platform.config.localstack_compat) {
    return named("PurgeQueueInProgress",
                 fmt::format("Only one PurgeQueue operation on {} is allowed every 60 seconds.",
                             (*live)->name),
                 403);
  }
  (*live)->purged = now;
  (*live)->queue.purge();
  state.wake_waiters(**live);
  return empty_answer();
}

}  // namespace emulator::sqs
