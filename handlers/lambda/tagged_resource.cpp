#include "handlers/lambda/tagged_resource.hpp"

#include "daemon/aws/validation.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

aws::Result<Function*> tagged_resource(ServiceState& state, const aws::RestCall& call) {
  static const aws::Pattern pattern(
      R"(arn:(aws[a-zA-Z-]*):lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:)"
      R"((function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?)"
      R"(|code-signing-config:csc-[a-z0-9]{17})"
      R"(|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})"
      R"(|capacity-provider:[a-zA-Z0-9-_]+))");
  const std::string& resource = call.label("Resource");
  const bool compat = state.platform.config.localstack_compat;
  aws::Validation validation;
  validation.text("resource", resource, {.min_length = 1, .max_length = 256});
  if (!compat) validation.text("resource", resource, {.pattern = &pattern});
  if (auto error = validation.error()) return std::move(*error);
  if (resource.find(":function:") == std::string::npos) {
    return resource_not_found(resource + " does not exist.");
  }
  const ReferenceContext context{call.call.scope, call.operation, NameRule::namespaced,
                                 OtherAccounts::refused, compat};
  const auto target = resolve_function(resource, {}, context);
  if (!target) return target.error();
  if (!target->qualifier.empty()) {
    return invalid_parameter(
        "Tags on function aliases and versions are not supported. Please specify a function ARN.");
  }
  return state.existing(*target);
}

}  // namespace emulator::lambda
