#pragma once

// What the operations work on. Include it in .cpp files only.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "daemon/aws/identity.hpp"
#include "daemon/aws/rest_json.hpp"
#include "daemon/platform.hpp"
#include "handlers/lambda/concurrency_rules.hpp"
#include "handlers/lambda/event_destinations.hpp"
#include "handlers/lambda/event_queue.hpp"
#include "handlers/lambda/function.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/function_urls.hpp"
#include "handlers/lambda/layer.hpp"
#include "handlers/lambda/managed_resources.hpp"
#include "lambda/concurrency.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda/package.hpp"
#include "lambda/scheduler.hpp"

namespace emulator::sqs {
class QueueSender;
}

namespace emulator::lambda {

class QueuePollers;

using FunctionTable = std::map<std::string, Function, std::less<>>;

// What a qualifier means.
struct QualifiedFunction {
  Function* function = nullptr;
  VersionRecord* version = nullptr;  // of an alias, the one it points to
  Alias* alias = nullptr;            // null unless the qualifier names one

  // The function itself, each version and each alias has its own; empty when it has none. The
  // policy shares its revisions with what it belongs to.
  Policy& policy() const { return function->policies[policy_key()]; }
  const std::string& policy_key() const;
  std::string& revision_id() const;
  // Where an invocation goes: that of a weighted alias to either of its versions.
  const std::shared_ptr<const FunctionVersion>& pick(Random& random) const;
};

struct ServiceState : std::enable_shared_from_this<ServiceState> {
  ServiceState(const Platform& services, const std::filesystem::path& directory);
  ~ServiceState();

  Platform platform;  // first: the next four keep references to it
  PackageStore packages;
  LayersStore layers_store;
  Scheduler scheduler;
  EventQueue events;
  TopicPublisher publish_to_topic;           // empty where there is no SNS
  sqs::QueueSender* queue_sender = nullptr;  // null where there is no SQS
  const std::unique_ptr<QueuePollers> queue_pollers;
  aws::Regional<FunctionTable> functions;
  ManagedResources managed;
  FunctionUrlIndex function_urls;
  aws::Regional<LayerTable> layers;
  aws::Regional<std::shared_ptr<AccountConcurrency>> accounts;
  // Grows with each reset: an operation that awaited something across one has to give up.
  std::uint64_t resets = 0;

  // Null when there is none.
  Function* find(const aws::Scope& scope, std::string_view name);
  // The function whose $LATEST the target means; ResourceNotFoundException.
  aws::Result<Function*> existing(const FunctionTarget& target);
  // The version or alias that the target's qualifier names; ResourceNotFoundException.
  aws::Result<QualifiedFunction> qualified(const FunctionTarget& target);

  // The configuration of asynchronous invocation for the target's qualifier; null when it has none.
  const EventInvokeConfig* event_invoke_config(const FunctionTarget& target);

  // How often and how long its asynchronous events are tried.
  EventRetry::Limits event_limits(const FunctionTarget& target);
  const std::shared_ptr<AccountConcurrency>& account_of(const aws::Scope& scope);
  // What the account has, without this function.
  ConcurrencyOfOthers concurrency_besides(const Function& function);
  // After a change of what a function reserves and provisions, or of where its aliases point.
  void apply_concurrency(Function& function);

  // Under LOCALSTACK_COMPAT, the account of an ARN that holds no such function means the caller's
  // own.
  void correct_account(FunctionTarget& target, const aws::Scope& caller);

  // Every change: a new revision, LastModified, and a snapshot for invocations to come.
  void renew(Function& function);
  // Lets a state that was just answered as Pending or InProgress move on.
  void settle_soon(const Function& function);
  void remove(const Function& function);
  // A published version or an alias, with all that is kept for it.
  void remove_version(Function& function, const std::string& version_name);
  void remove_alias(Function& function, const std::string& name);

  // No coroutine of its own: every invocation goes through here, and the scheduler's is enough.
  boost::asio::awaitable<aws::Result<InvocationOutput>> invoke(FunctionTarget target,
                                                               std::string request_id,
                                                               InvocationInput input);

 private:
  void recount_concurrency(const aws::Scope& scope);
};

// The answer to an invocation that doesn't come about.
boost::asio::awaitable<aws::Result<InvocationOutput>> refused_invocation(aws::Error error);

// What the call's FunctionName label and Qualifier parameter name.
aws::Result<FunctionTarget> target_of(ServiceState& state, const aws::RestCall& call,
                                      NameRule rule = NameRule::namespaced,
                                      OtherAccounts other_accounts = OtherAccounts::refused);
// The same, and its $LATEST must exist.
aws::Result<Function*> function_of(ServiceState& state, const aws::RestCall& call,
                                   NameRule rule = NameRule::namespaced);

// The function of an operation that takes no versions and aliases, and the same with its
// Qualifier.
aws::Result<Function*> unqualified_function_of(ServiceState& state, const aws::RestCall& call,
                                               NameRule rule = NameRule::create);
aws::Result<QualifiedFunction> qualified_function_of(ServiceState& state, const aws::RestCall& call,
                                                     NameRule rule = NameRule::namespaced);

// Null when the function has no such version.
VersionRecord* version_of(Function& function, std::string_view version_name);

// PreconditionFailedException unless the caller gave none or the present one.
std::optional<aws::Error> check_revision(const std::string& present,
                                         const std::optional<std::string>& revision_id,
                                         std::string_view operation);

}  // namespace emulator::lambda
