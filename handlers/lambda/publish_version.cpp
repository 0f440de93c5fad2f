#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/published_versions.hpp"
#include "handlers/lambda/service_state.hpp"
#include "lambda/package.hpp"

namespace emulator::lambda {

Answer publish_version(ServiceState& state, aws::RestCall& call) {
  auto document = aws::parse_json_object(call.call.request.body);
  if (!document) return document.error();
  aws::JsonInput members(*document);
  const auto code_sha256 = members.text("CodeSha256");
  const auto description = members.text("Description");
  const auto revision_id = members.text("RevisionId");
  if (members.fault()) return *members.fault();
  if (members.says_something("PublishTo")) return unsupported(call.operation, "PublishTo");

  const auto found = unqualified_function_of(state, call);
  if (!found) return found.error();
  Function& function = **found;
  if (auto error = check_revision(function.revision_id, revision_id, "GetFunction/GetAlias")) {
    return std::move(*error);
  }
  const std::string& present = function.package->sha256;
  if (code_sha256 && !code_sha256->empty() && *code_sha256 != present) {
    return invalid_parameter(
        fmt::format("CodeSHA256 ({}) is different from current CodeSHA256 in $LATEST ({}). Please "
                    "try again with the CodeSHA256 in $LATEST.",
                    *code_sha256, present));
  }
  const VersionRecord& version = publish(state, function, description);
  return configuration_response(201, version, {.qualifier = version.version_name});
}

}  // namespace emulator::lambda
