#include "handlers/lambda/service_state.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/post.hpp>

#include "daemon/clock.hpp"
#include "daemon/number.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/queue_poller.hpp"
#include "lambda/function_version.hpp"

namespace emulator::lambda {

namespace {

std::filesystem::path made(std::filesystem::path directory) {
  std::filesystem::create_directories(directory);
  return directory;
}

}  // namespace

ServiceState::ServiceState(const Platform& services, const std::filesystem::path& directory)
    : platform(services),
      packages(platform, made(directory / "packages")),
      layers_store(platform, made(directory / "layers")),
      scheduler(platform, made(directory / "environments")),
      events(
          platform,
          [this](FunctionTarget target, std::string request_id, InvocationInput input) {
            return invoke(std::move(target), std::move(request_id), std::move(input));
          },
          [this](const FunctionTarget& target) { return event_limits(target); },
          [this](const Event& event, const EventOutcome& outcome) {
            send_to_destinations(*this, event, outcome);
          }),
      queue_pollers(std::make_unique<QueuePollers>(platform)) {}

ServiceState::~ServiceState() = default;

Function* ServiceState::find(const aws::Scope& scope, std::string_view name) {
  FunctionTable* table = functions.find(scope);
  if (table == nullptr) return nullptr;
  const auto found = table->find(name);
  return found == table->end() ? nullptr : &found->second;
}

aws::Result<QualifiedFunction> ServiceState::qualified(const FunctionTarget& target) {
  QualifiedFunction found;
  found.function = find(target.scope, target.name);
  if (found.function == nullptr) return function_not_found(target.arn());
  if (target.is_latest()) {
    found.version = found.function;
    return found;
  }
  const auto alias = found.function->aliases.find(target.qualifier);
  if (alias != found.function->aliases.end()) found.alias = &alias->second;
  found.version =
      version_of(*found.function, found.alias ? found.alias->version : target.qualifier);
  if (found.version == nullptr) return function_not_found(target.arn());
  return found;
}

const std::string& QualifiedFunction::policy_key() const {
  static const std::string none;
  if (alias != nullptr) return alias->name;
  return version == function ? none : version->version_name;
}

std::string& QualifiedFunction::revision_id() const {
  return alias != nullptr ? alias->revision_id : version->revision_id;
}

const std::shared_ptr<const FunctionVersion>& QualifiedFunction::pick(Random& random) const {
  if (alias == nullptr || alias->weights.empty()) return version->version;
  const VersionRecord* picked = version_of(*function, pick_version(*alias, random.number()));
  return (picked ? picked : version)->version;
}

aws::Result<Function*> ServiceState::existing(const FunctionTarget& target) {
  Function* function = target.is_latest() ? find(target.scope, target.name) : nullptr;
  if (function == nullptr) return function_not_found(target.arn());
  return function;
}

const EventInvokeConfig* ServiceState::event_invoke_config(const FunctionTarget& target) {
  const Function* function = find(target.scope, target.name);
  if (function == nullptr) return nullptr;
  const auto found = function->event_invoke_configs.find(
      target.qualifier.empty() ? latest : std::string_view(target.qualifier));
  return found == function->event_invoke_configs.end() ? nullptr : &found->second;
}

EventRetry::Limits ServiceState::event_limits(const FunctionTarget& target) {
  EventRetry::Limits limits;
  const Function* function = find(target.scope, target.name);
  limits.no_concurrency = function != nullptr && function->reserved_concurrency == 0;
  const EventInvokeConfig* config = event_invoke_config(target);
  if (config == nullptr) return limits;
  if (config->maximum_retry_attempts) {
    limits.retries = static_cast<unsigned>(*config->maximum_retry_attempts);
  }
  if (config->maximum_event_age) limits.age = *config->maximum_event_age;
  return limits;
}

const std::shared_ptr<AccountConcurrency>& ServiceState::account_of(const aws::Scope& scope) {
  auto& account = accounts[scope];
  if (!account) {
    account = std::make_shared<AccountConcurrency>();
    account->limit = platform.config.lambda_concurrency;
  }
  return account;
}

ConcurrencyOfOthers ServiceState::concurrency_besides(const Function& function) {
  ConcurrencyOfOthers others{platform.config.lambda_concurrency};
  for (const auto& [name, other] : functions[function.scope]) {
    if (name == function.name) continue;
    if (other.reserved_concurrency) {
      others.reserved += *other.reserved_concurrency;
    } else {
      others.provisioned += provisioned_total(other);
    }
  }
  return others;
}

void ServiceState::recount_concurrency(const aws::Scope& scope) {
  std::int64_t reserved = 0;
  std::int64_t provisioned = 0;
  for (const auto& [name, function] : functions[scope]) {
    if (function.reserved_concurrency) {
      reserved += *function.reserved_concurrency;
    } else {
      provisioned += provisioned_total(function);
    }
  }
  AccountConcurrency& account = *account_of(scope);
  account.reserved = static_cast<unsigned>(reserved);
  account.provisioned = static_cast<unsigned>(provisioned);
}

void ServiceState::apply_concurrency(Function& function) {
  const auto& reserved = function.reserved_concurrency;
  function.concurrency->reserve(reserved ? std::optional(static_cast<unsigned>(*reserved))
                                         : std::nullopt);
  const auto counts = provisioned_by_version(function);
  for (const auto& [number, record] : function.published) {
    const auto found = counts.find(record.version_name);
    const auto count = static_cast<unsigned>(found == counts.end() ? 0 : found->second);
    function.concurrency->provision(record.version_name, count);
    scheduler.provision(record.version, count);
  }
  recount_concurrency(function.scope);
}

void ServiceState::correct_account(FunctionTarget& target, const aws::Scope& caller) {
  if (!platform.config.localstack_compat || target.scope.account == caller.account) return;
  if (find(target.scope, target.name) == nullptr) target.scope.account = caller.account;
}

void ServiceState::renew(Function& function) {
  const auto before = std::move(function.version);
  function.revision_id = platform.random.uuid();
  function.last_modified = lambda_timestamp(platform.clock.now());
  function.version = make_version(function);
  if (before) scheduler.retire(before);
}

void ServiceState::settle_soon(const Function& function) {
  auto settle = [state = weak_from_this(), scope = function.scope, name = function.name,
                 version = function.version] {
    const auto self = state.lock();
    Function* settling = self ? self->find(scope, name) : nullptr;
    if (settling == nullptr || settling->version != version)
      return;  // a later change settles itself
    const auto settle_one = [&](VersionRecord& record) {
      record.state = VersionRecord::State::active;
      record.last_update = VersionRecord::Update::successful;
      // AWS counts the transition as a revision of its own.
      record.revision_id = self->platform.random.uuid();
    };
    settle_one(*settling);
    for (auto& [number, record] : settling->published) {
      if (record.state == VersionRecord::State::pending) settle_one(record);
    }
  };
  boost::asio::post(platform.loop, std::move(settle));
}

void ServiceState::remove(const Function& function) {
  scheduler.retire(function.version);
  for (const auto& [number, record] : function.published)
    scheduler.retire(record.version);
  for (const auto& [qualifier, config] : function.url_configs)
    function_urls.erase(config.url_id);
  const aws::Scope scope = function.scope;
  const std::string name = function.name;
  functions[scope].erase(name);
  recount_concurrency(scope);
}

void ServiceState::remove_version(Function& function, const std::string& version_name) {
  const auto found = std::find_if(
      function.published.begin(), function.published.end(),
      [&](const auto& published) { return published.second.version_name == version_name; });
  if (found == function.published.end()) return;
  scheduler.retire(found->second.version);
  function.policies.erase(version_name);
  function.event_invoke_configs.erase(version_name);
  if (function.provisioned.erase(version_name) != 0) recount_concurrency(function.scope);
  function.published.erase(found);
}

void ServiceState::remove_alias(Function& function, const std::string& name) {
  if (const auto url = function.url_configs.find(name); url != function.url_configs.end()) {
    function_urls.erase(url->second.url_id);
    function.url_configs.erase(url);
  }
  function.policies.erase(name);
  function.event_invoke_configs.erase(name);
  const bool was_provisioned = function.provisioned.erase(name) != 0;
  function.aliases.erase(name);
  if (was_provisioned) apply_concurrency(function);
}

boost::asio::awaitable<aws::Result<InvocationOutput>> refused_invocation(aws::Error error) {
  co_return error;
}

boost::asio::awaitable<aws::Result<InvocationOutput>> ServiceState::invoke(FunctionTarget target,
                                                                           std::string request_id,
                                                                           InvocationInput input) {
  const auto found = qualified(target);
  if (!found) return refused_invocation(found.error());
  std::shared_ptr<const FunctionVersion> version = found->pick(platform.random);
  std::string invoked_arn = target.qualifier.empty() ? found->function->arn : target.arn();
  return scheduler.invoke(std::move(version), std::move(invoked_arn), std::move(request_id),
                          std::move(input));
}

aws::Result<FunctionTarget> target_of(ServiceState& state, const aws::RestCall& call, NameRule rule,
                                      OtherAccounts other_accounts) {
  const std::string* qualifier = call.query_value("Qualifier");
  const ReferenceContext context{call.call.scope, call.operation, rule, other_accounts,
                                 state.platform.config.localstack_compat};
  auto target =
      resolve_function(call.label("FunctionName"),
                       qualifier ? std::string_view(*qualifier) : std::string_view(), context);
  if (target) state.correct_account(*target, call.call.scope);
  return target;
}

aws::Result<Function*> function_of(ServiceState& state, const aws::RestCall& call, NameRule rule) {
  const auto target = target_of(state, call, rule);
  if (!target) return target.error();
  return state.existing(*target);
}

aws::Result<Function*> unqualified_function_of(ServiceState& state, const aws::RestCall& call,
                                               NameRule rule) {
  const auto target = target_of(state, call, rule);
  if (!target) return target.error();
  if (!target->qualifier.empty()) {
    return invalid_parameter(
        "This operation is permitted on Lambda functions only. Aliases and versions do not support "
        "this operation. Please specify either a function name or an unqualified function ARN.");
  }
  return state.existing(*target);
}

aws::Result<QualifiedFunction> qualified_function_of(ServiceState& state, const aws::RestCall& call,
                                                     NameRule rule) {
  const auto target = target_of(state, call, rule);
  if (!target) return target.error();
  return state.qualified(*target);
}

VersionRecord* version_of(Function& function, std::string_view version_name) {
  if (version_name == latest) return &function;
  const auto number = number_from<std::uint64_t>(version_name);
  // "01" is no version.
  if (!number || version_name.front() == '0') return nullptr;
  const auto found = function.published.find(*number);
  return found == function.published.end() ? nullptr : &found->second;
}

std::optional<aws::Error> check_revision(const std::string& present,
                                         const std::optional<std::string>& revision_id,
                                         std::string_view operation) {
  if (!revision_id || *revision_id == present) return std::nullopt;
  return precondition_failed(operation);
}

}  // namespace emulator::lambda
