#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tagged_resource.hpp"

namespace emulator::lambda {

Answer untag_resource(ServiceState& state, aws::RestCall& call) {
  const auto tags = tagged_resource(state, call);
  if (!tags) return tags.error();
  for (const auto& [name, value] : call.query) {
    if (name == "tagKeys") (*tags)->erase(value);
  }
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
