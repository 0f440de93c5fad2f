#include <utility>
#include <vector>

#include "daemon/aws/validation.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tagged_resource.hpp"

namespace emulator::lambda {

Answer untag_resource(ServiceState& state, aws::RestCall& call) {
  std::vector<std::string_view> keys;
  for (const auto& [name, value] : call.query) {
    if (name == "tagKeys") keys.push_back(value);
  }
  aws::Validation validation;
  validation.required("tagKeys", !keys.empty());
  if (auto error = validation.error()) return std::move(*error);

  const auto function = tagged_resource(state, call);
  if (!function) return function.error();
  for (const std::string_view key : keys)
    (*function)->tags.erase(std::string(key));
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
