#include "daemon/aws/json.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tagged_resource.hpp"

namespace emulator::lambda {

Answer list_tags(ServiceState& state, aws::RestCall& call) {
  const auto tags = tagged_resource(state, call);
  if (!tags) return tags.error();
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "Tags");
  writer.StartObject();
  for (const auto& [key, value] : **tags)
    aws::write_member(writer, key, value);
  writer.EndObject();
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
