#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_input.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tag_rules.hpp"
#include "handlers/lambda/tagged_resource.hpp"

namespace emulator::lambda {

Answer tag_resource(ServiceState& state, aws::RestCall& call) {
  aws::JsonInput members(aws::body_of(call));
  const aws::Tags added = members.text_map("Tags").value_or(aws::Tags());
  const auto tags = tagged_resource(state, call);
  if (!tags) return tags.error();
  if (auto error = check_tags(**tags, added)) return std::move(*error);
  for (const auto& [key, value] : added)
    (*tags)->insert_or_assign(key, value);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
