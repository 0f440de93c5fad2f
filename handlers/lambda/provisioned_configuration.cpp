#include "handlers/lambda/provisioned_configuration.hpp"

#include <algorithm>
#include <utility>

#include "daemon/clock.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

// The versions that a qualifier stands for.
Scheduler::Provisioned status_of(const ServiceState& state, const ProvisionedView& view) {
  Scheduler::Provisioned total;
  const auto add = [&](std::string_view version_name) {
    const VersionRecord* version = version_of(view.function, version_name);
    if (version == nullptr) return;
    const auto one = state.scheduler.provisioned(*version->version);
    total.ready += one.ready;
    total.failed = total.failed || one.failed;
  };
  const auto alias = view.function.aliases.find(view.qualifier);
  if (alias == view.function.aliases.end()) {
    add(view.qualifier);
    return total;
  }
  add(alias->second.version);
  for (const auto& [version, weight] : alias->second.weights)
    add(version);
  return total;
}

}  // namespace

void write_provisioned(aws::JsonWriter& writer, const ServiceState& state,
                       const ProvisionedView& view) {
  const Scheduler::Provisioned status = status_of(state, view);
  const std::int64_t requested = view.config.requested;
  const std::int64_t allocated = std::min<std::int64_t>(status.ready, requested);
  const auto number = [&writer](std::string_view name, std::int64_t value) {
    aws::write_key(writer, name);
    writer.Int64(value);
  };
  number("RequestedProvisionedConcurrentExecutions", requested);
  number("AvailableProvisionedConcurrentExecutions", allocated);
  number("AllocatedProvisionedConcurrentExecutions", allocated);
  if (allocated >= requested) {
    aws::write_member(writer, "Status", "READY");
  } else if (status.failed) {
    aws::write_member(writer, "Status", "FAILED");
    aws::write_member(writer, "StatusReason", "FUNCTION_ERROR_INIT_FAILURE");
  } else {
    aws::write_member(writer, "Status", "IN_PROGRESS");
  }
  aws::write_member(writer, "LastModified", lambda_timestamp(view.config.last_modified));
}

http::Response provisioned_response(unsigned status, const ServiceState& state,
                                    const ProvisionedView& view) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  write_provisioned(writer, state, view);
  writer.EndObject();
  return aws::json_response(status, {buffer.GetString(), buffer.GetSize()});
}

aws::Result<ProvisionedTarget> provisioned_target_of(ServiceState& state,
                                                     const aws::RestCall& call) {
  auto target = target_of(state, call, NameRule::create);
  if (!target) return target.error();
  if (target->is_latest()) {
    return invalid_parameter(
        "The function resource provided must be an alias or a published version.");
  }
  Function* function = state.find(target->scope, target->name);
  if (function == nullptr) return function_not_found(target->unqualified_arn());
  return ProvisionedTarget{function, std::move(target->qualifier)};
}

}  // namespace emulator::lambda
