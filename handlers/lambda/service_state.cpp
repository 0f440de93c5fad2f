#include "handlers/lambda/service_state.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
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
      scheduler(platform, made(directory / "environments")),
      events(platform,
             [this](FunctionTarget target, std::string request_id, InvocationInput input) {
               return invoke(std::move(target), std::move(request_id), std::move(input));
             }) {}

Function* ServiceState::find(const aws::Scope& scope, std::string_view name) {
  FunctionTable* table = functions.find(scope);
  if (table == nullptr) return nullptr;
  const auto found = table->find(name);
  return found == table->end() ? nullptr : &found->second;
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
    settling->state = Function::State::active;
    settling->last_update = Function::Update::successful;
    // AWS counts the transition as a revision of its own.
    settling->revision_id = self->platform.random.uuid();
  };
  boost::asio::post(platform.loop, std::move(settle));
}

void ServiceState::remove(const Function& function) {
  scheduler.retire(function.version);
  const aws::Scope scope = function.scope;
  const std::string name = function.name;
  functions[scope].erase(name);
}

boost::asio::awaitable<aws::Result<InvocationOutput>> ServiceState::invoke(FunctionTarget target,
                                                                           std::string request_id,
                                                                           InvocationInput input) {
  const auto function = existing(target);
  if (!function) co_return function.error();
  std::shared_ptr<const FunctionVersion> version = (*function)->version;
  std::string invoked_arn = target.qualifier.empty() ? (*function)->arn : target.arn();
  co_return co_await scheduler.invoke(std::move(version), std::move(invoked_arn),
                                      std::move(request_id), std::move(input));
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

std::optional<aws::Error> check_revision(const Function& function,
                                         const std::optional<std::string>& revision_id,
                                         std::string_view operation) {
  if (!revision_id || *revision_id == function.revision_id) return std::nullopt;
  return precondition_failed(operation);
}

}  // namespace emulator::lambda
