#include "daemon/aws/json.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

Answer get_policy(ServiceState& state, aws::RestCall& call) {
  const auto found = qualified_function_of(state, call);
  if (!found) return found.error();
  if (found->policy().empty()) {
    return resource_not_found("The resource you requested does not exist.");
  }
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Policy", found->policy().document());
  aws::write_member(writer, "RevisionId", found->revision_id());
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
