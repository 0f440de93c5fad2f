#include <optional>
#include <string>

#include "daemon/random.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer remove_permission(ServiceState& state, aws::RestCall& call) {
  const std::string& statement_id = call.label("StatementId");
  const auto found = qualified_function_of(state, call);
  if (!found) return found.error();
  const std::string* revision = call.query_value("RevisionId");
  const auto revision_id = revision ? std::optional(*revision) : std::nullopt;
  if (auto error = check_revision(found->revision_id(), revision_id, "GetPolicy"))
    return std::move(*error);
  if (auto error = found->policy().remove(statement_id)) return std::move(*error);
  found->revision_id() = state.platform.random.uuid();
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
